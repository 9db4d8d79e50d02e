import { type Entity, entities, isHidden, journalKey, type Reader, registry, scopeOf } from '@kartoteka/model'
import { any, instantText, type Sql, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { eachAlone, readable } from '../records/scope.ts'

/** Whose activity: a client's with everything of theirs and their people, or one record's; newest first, before an entry. */
export interface ActivityAsked {
  readonly client?: string
  readonly record?: { readonly entity: string; readonly id: string }
  readonly before?: string
  readonly limit: number
}

/** How far back is looked for entries the reader may see. */
const farthest = 2_000

/** Rows of `ActivityEntry`: only of records the reader may read, without the fields hidden from them. */
export function activitySql(reader: Reader, { client, record, before, limit }: ActivityAsked): Sql {
  const older = before === undefined ? truth : sql`e.id < ${before}::bigint`
  const of = client
    ? sql`(select * from entry e where e.client = ${client}::uuid and ${older} order by e.id desc limit ${sql.lit(farthest)})
        union all (select e.* from position p join entry e on e.record = p.person
          where p.client = ${client}::uuid and p.deleted_at is null and e.entity = 'person' and ${older} order by e.id desc limit 200)`
    : sql`select * from entry e where e.record = ${record?.id}::uuid and e.entity = ${record?.entity} and ${older}
        order by e.id desc limit ${sql.lit(farthest)}`
  return sql`select e.id::text as id, e.act, a.name, ${instantText(sql`a.at`)} as at, a."user",
      e.entity, e.record, e.version, ${shownChanges(reader)} as changes, ${titles(reader)} as title
    from (${of}) e join act a on a.id = e.act where ${mayRead(reader, client ? atClients : entities)} order by e.id desc limit ${sql.lit(limit)}`
}

/** What can stand in the journal of a client. */
const atClients = entities.filter(({ ownership }) => ownership.by !== 'firm')

/** Whether the record of an entry may be read; by entity, since each has its own rights. */
function mayRead(reader: Reader, among: readonly Entity[]): Sql {
  return any(
    among.map((entity) => {
      const rights = readable(reader, entity, 'r')
      return rights === undefined
        ? sql`e.entity = ${sql.lit(entity.name)}`
        : sql`(e.entity = ${sql.lit(entity.name)} and exists (select from ${sql.id(tableOf(entity))} r where r.id = e.record and ${rights} ${eachAlone}))`
    }),
  )
}

function shownChanges(reader: Reader): Sql {
  const cases = entities.flatMap((entity) => {
    const keys = (reader.hidden[entity.name] ?? []).map((field) => journalKey(entity, field))
    return keys.length === 0 ? [] : [sql`when ${entity.name} then e.changes - ${keys}::text[]`]
  })
  if (cases.length === 0) return sql`e.changes`
  return sql`case e.entity ${sql.join(cases, sql` `)} else e.changes end`
}

/** What the record of an entry is called, unless the reader may not see that. */
function titles(reader: Reader): Sql {
  const called = (
    ['attachment', 'client', 'externalLink', 'note', 'person', 'place', 'recipient', 'talk', 'task'] as const
  ).flatMap((name): Sql[] => {
    const entity = registry[name] as unknown as Entity
    if (isHidden(reader, entity, entity.title)) return []
    return [
      sql`when ${sql.lit(name)} then (select left(r.${sql.id(entity.title)}, 120) from ${sql.id(tableOf(entity))} r where r.id = e.record)`,
    ]
  })
  const person =
    isHidden(reader, registry.person, 'name') || scopeOf(reader, 'person', 'read') === 'none'
      ? sql`null`
      : sql`(select p.name from position r join person p on p.id = r.person where r.id = e.record)`
  return sql`case e.entity ${sql.join(called, sql` `)} when 'position' then ${person} end`
}
