import { type Entity, isHidden, type Reader, registry, scopeOf } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { bytesOf, passedOn } from '../db/passedOn.ts'
import { all, column, type Sql, sql, truth } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import type { Settings } from '../firm/settings.ts'
import { readable } from '../records/scope.ts'
import { selectList } from '../records/select.ts'

const clients = registry.client as unknown as Entity

/** Everybody at a client as JSON (`PersonInTable[]`), however many, with the other clients at which they stand. */
export async function peopleJson(
  db: Database,
  reader: Reader,
  client: string,
  { whole }: Pick<Settings, 'whole'>,
): Promise<Buffer> {
  const entity = (name: keyof typeof registry) => whole(registry[name] as unknown as Entity)
  const row = await db.readOne<{ people: string }>(sql`select ${passedOn(
    sql`${peopleAt(reader, client, {
      entity,
      elsewhere: elsewhere(reader, client),
    })}::text`,
  )} as people from client t
    where ${all([sql`t.id = ${client}::uuid and t.deleted_at is null`, readable(reader, clients, 't') ?? truth])}`)
  if (!row) throw new Fault('notFound')
  return bytesOf(row.people)
}

interface Asked {
  /** Positions and people with the firm's own fields. */
  entity(name: 'person' | 'position'): Entity
  readonly most?: number
  readonly elsewhere?: Sql
}

/** The people at a client as a JSON list: who is there before who has left, the main contact first. */
export function peopleAt(reader: Reader, client: string, { entity, most, elsewhere: also }: Asked): Sql {
  const mayLook = (['position', 'person'] as const).every((name) => scopeOf(reader, name, 'read') !== 'none')
  if (!mayLook) return sql`'[]'::json`
  const json = (name: 'position' | 'person', alias: string) =>
    sql`(select row_to_json(f) from (select ${selectList(entity(name), alias, reader.hidden[name])}) f)`
  // The order would tell of a hidden field too.
  const first = (['active', 'primary'] as const)
    .filter((field) => !isHidden(reader, registry.position, field))
    .map((field) => sql`${sql.id(field)} desc`)
  const order = sql.join([...first, sql`id`])
  const named = isHidden(reader, registry.person, 'name') ? [] : [sql`p.name`]
  const shown = sql.join([...first.map((each) => sql`t.${each}`), ...named, sql`t.id`])
  return sql`(select coalesce(json_agg(json_build_object('position', ${json('position', 't')}, 'person', ${json('person', 'p')}
      ${also ? sql`, 'elsewhere', ${also}` : sql``}) order by ${shown}), '[]')
    from (select * from position where client = ${client}::uuid and deleted_at is null order by ${order}
      ${most === undefined ? sql`` : sql`limit ${sql.lit(most)}`}) t
    join person p on p.id = t.person and p.deleted_at is null)`
}

/** The other clients of a person `p`, as far as the reader may see them. */
function elsewhere(reader: Reader, client: string): Sql {
  if (['client', 'person'].some((field) => isHidden(reader, registry.position, field))) return sql`'[]'::json`
  return namedClients(
    reader,
    'c',
    all([
      sql`c.id <> ${client}::uuid`,
      sql`c.id in (select o.client from position o where o.person = p.id and o.deleted_at is null)`,
      readable(reader, clients, 'c') ?? truth,
    ]),
  )
}

/** Id and name of each client that meets the condition; where names are hidden, neither they nor their order are told. */
export function namedClients(reader: Reader, alias: string, condition: Sql): Sql {
  const [id, name] = [column(alias, 'id'), column(alias, 'name')]
  const [called, order] = isHidden(reader, clients, 'name') ? [sql`''`, id] : [name, sql`${name}, ${id}`]
  return sql`(select coalesce(json_agg(json_build_object('id', ${id}, 'name', ${called}) order by ${order}), '[]')
    from client ${sql.id(alias)} where ${column(alias, 'deleted_at')} is null and ${condition})`
}
