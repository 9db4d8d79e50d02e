/** What is shown of the clients that a search has found. */
import { type Entity, isHidden, type Reader, registry, type SearchHit, wordsOf } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { all, type Compiled, type Sql, sql, truth } from '../db/sql.ts'
import { readable } from '../records/scope.ts'
import { selectSome } from '../records/select.ts'

/** So many are shown. */
export const wanted = 10

export type Ranked = SearchHit & { readonly rank: number }

const shownFields = ['name', 'shortName', 'taxNumber', 'town', 'phones', 'active']

const client = registry.client as unknown as Entity

/** A place or recipient through which a client was found, and its town, which may be what was looked for. */
function partNamed(reader: Reader, name: 'place' | 'recipient'): Sql {
  const part = registry[name] as unknown as Entity
  const called = ['name', 'town']
    .filter((field) => !isHidden(reader, part, field))
    .map((field) => sql.ref(`o.${field}`))
  if (called.length === 0) return sql`null::json`
  return sql`(select json_build_object('id', o.id, 'entity', ${sql.lit(name)}::text, 'name', concat_ws(', ', ${sql.join(called)})) from ${sql.id(name)} o
    where ${all([sql`o.id = b.through`, readable(reader, part, 'o') ?? truth])})`
}

/**
 * The best ten of what was found, read through the rights once more. Of namesakes the one whose legal form was
 * typed along comes first.
 */
export async function hits(db: Database, found: Sql | Compiled, typed: string): Promise<readonly Ranked[]> {
  const rows = await db.read<Ranked>(found)
  const spelled = wordsOf(typed).join('')
  const missed = (name: string) => (wordsOf(name).join('').includes(spelled) ? 0 : 1)
  return rows.sort(
    (one, other) =>
      one.rank - other.rank ||
      Number(other.active) - Number(one.active) ||
      missed(one.name) - missed(other.name),
  )
}

/** The best ten of the relation `found`, which is called `r`. */
export function bestOf(reader: Reader, found: Sql): Sql {
  const order = sql.join([
    sql`f.rank`,
    ...(isHidden(reader, client, 'active') ? [] : [sql`t.active desc`]),
    ...(isHidden(reader, client, 'name') ? [] : [sql`length(t.name)`, sql`t.name`]),
    sql`f.client`,
  ])
  const person = isHidden(reader, registry.person, 'name')
    ? sql`null::json`
    : sql`(select json_build_object('id', p.id, 'name', p.name) from person p where p.id = coalesce((select o.person from position o where o.id = b.through), b.through))`
  // Written out are only the best ten, each once ("offset 0"): the others are weighed by little.
  return sql`
    with best as (select f.*, row_number() over () as place from (
      select f.rank, f.client, f.through from (select distinct on (client) client, through, rank from ${found} order by client, rank) f
      join client t on t.id = f.client where t.deleted_at is null and ${readable(reader, client, 't') ?? truth}
      order by ${order} limit ${sql.lit(wanted)}) f)
    select b.rank, b.client, coalesce(c.j->>'name', '') as name, c.j->>'shortName' as "shortName", c.j->'taxNumber' as "taxNumber", c.j->>'town' as town,
      coalesce(c.j->'phones', '[]') as phones, coalesce((c.j->>'active')::boolean, true) as active,
      ${person} as person, coalesce(${partNamed(reader, 'place')}, ${partNamed(reader, 'recipient')}) as part
    from best b join lateral (select (select row_to_json(x) from (select ${selectSome(client, 't', reader.hidden.client, shownFields)}) x) as j from client t
      where t.id = b.client offset 0) c on true order by b.place`
}
