/** What is shown of the clients that a search has found. */
import { type Entity, isHidden, type Reader, registry, type SearchHit, wordsOf } from '@kartoteka/model'
import { all, type Sql, sql, truth } from '../db/sql.ts'
import { readable } from '../records/scope.ts'
import { selectSome } from '../records/select.ts'

/** So many are shown. */
export const wanted = 10

/** A client that was found. */
export interface Found {
  readonly client: string
  /** The person, place or recipient whose word it was. */
  readonly through: string | null
  readonly rank: number
}

/** A hit as the database writes it, without what its reader may not see. */
export type Ranked = Pick<SearchHit, 'client' | 'person' | 'part'> &
  Partial<SearchHit> & { readonly rank: number; readonly id: string; readonly version: number }

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

const unseen = { name: '', shortName: null, taxNumber: null, town: null, phones: [], active: true }

const shown = ({ rank: _rank, id: _id, version: _version, ...hit }: Ranked): SearchHit => ({
  ...unseen,
  ...hit,
})

/** In their order; of namesakes the one whose legal form was typed along comes first. */
export function inOrder(found: readonly Ranked[], typed: string): readonly SearchHit[] {
  const spelled = wordsOf(typed).join('')
  const missed = ({ name = '' }: Ranked) => (wordsOf(name).join('').includes(spelled) ? 0 : 1)
  const gone = ({ active = true }: Ranked) => (active ? 0 : 1)
  return found
    .toSorted((one, other) => one.rank - other.rank || gone(one) - gone(other) || missed(one) - missed(other))
    .map(shown)
}

/** The best ten of the relation `found`, which is called `r`, read through the rights once more: a list as JSON (`Ranked[]`). */
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
  return sql`(with best as (select f.*, row_number() over () as place from (
      select f.rank, f.client, f.through from (select distinct on (client) client, through, rank from ${found} order by client, rank, through nulls first) f
      join client t on t.id = f.client where t.deleted_at is null and ${readable(reader, client, 't') ?? truth}
      order by ${order} limit ${sql.lit(wanted)}) f)
    select coalesce(json_agg(c.j order by b.place), '[]') from best b
      join lateral (select (select row_to_json(x) from (select b.client, b.rank, ${person} as person,
          coalesce(${partNamed(reader, 'place')}, ${partNamed(reader, 'recipient')}) as part,
          ${selectSome(client, 't', reader.hidden.client, shownFields)}) x) as j from client t
        where t.id = b.client offset 0) c on true)`
}
