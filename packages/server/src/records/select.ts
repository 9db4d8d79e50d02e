import { type Entity, type Field, isCustom, keptFields, keyOf, type Reader, registry } from '@kartoteka/model'
import type { Place } from '../db/columns/column.ts'
import { inJson, keptAs } from '../db/custom/index.ts'
import { compiled, type Sql, sql, truth } from '../db/sql.ts'
import { snake, tableOf } from '../db/tables.ts'
import { readable } from './scope.ts'

export const placeOf = (entity: Pick<Entity, 'name'>, field: string, alias: string): Place => ({
  alias,
  name: isCustom(field) ? keyOf(field) : snake(field),
  table: tableOf(entity),
})

const selectLists = new WeakMap<Entity, Map<string, Sql>>()

/**
 * What a record is made of in JSON: its id, what every record has, and its fields but for those hidden from the
 * reader. Written once for an entity and alias: putting it together takes longer than the rest of a request.
 */
export function selectList(entity: Entity, alias: string, hidden: readonly string[] = []): Sql {
  const name = [alias, ...hidden].join(' ')
  const lists = selectLists.get(entity) ?? new Map<string, Sql>()
  selectLists.set(entity, lists)
  const known = lists.get(name)
  if (known) return known
  const { text, values } = compiled(freshSelectList(entity, alias, hidden))
  if (values.length > 0) throw new Error(`${entity.name}: what is read of a field must not hold values`)
  const written = sql.raw(text)
  lists.set(name, written)
  return written
}

function freshSelectList(entity: Entity, alias: string, hidden: readonly string[]): Sql {
  const shown = Object.entries({ ...keptFields, deletedAt, ...entity.fields }).filter(
    ([name]) => !hidden.includes(name),
  )
  return sql.join([
    sql`${sql.ref(`${alias}.id`)} as "id"`,
    sql`${sql.ref(`${alias}.version`)} as "version"`,
    ...shown.map(
      ([name, field]) => sql`${keptAs(name, field).read(placeOf(entity, name, alias))} as ${sql.id(name)}`,
    ),
  ])
}

const deletedAt: Field = { kind: 'instant', privacy: 'plain' }

/** The entities whose titles a row of this one needs besides its own; users, labels and the like are known to every screen. */
const titled = new Set(['client', 'person', 'task', 'talk'])

export const referencedFields = (
  entity: Entity,
  hidden: readonly string[] = [],
): readonly (readonly [string, string])[] =>
  Object.entries(entity.fields).flatMap(([name, { kind, target }]) =>
    kind === 'reference' && target && titled.has(target) && !isCustom(name) && !hidden.includes(name)
      ? [[name, target] as const]
      : [],
  )

/**
 * The titles of what the rows of a relation refer to, as one JSON object id → title. Readable rows refer to a readable
 * client; a person is named with the talk or task that names them. A client in a field of the firm's own may be any, so
 * it is named only to a `reader` who may read it.
 */
export function titlesOf(
  entity: Entity,
  relation: Sql,
  hidden: readonly string[] = [],
  reader?: Reader,
): Sql {
  const named = referencedFields(entity, hidden).map(([field, target]) => {
    const title = target === 'task' ? 'what' : 'name'
    return sql`select r.id, r.${sql.id(title)} as title from ${sql.id(tableOf({ name: target }))} r
      where r.id in (select ${sql.id(snake(field))} from ${relation} x)`
  })
  const parts = [...named, ...(reader ? namedByOwnFields(entity, relation, hidden, reader) : [])]
  if (parts.length === 0) return sql`'{}'::json`
  return sql`(select coalesce(json_object_agg(u.id, u.title), '{}') from (${sql.join(parts, sql` union `)}) u)`
}

const clients = registry.client as unknown as Entity

function namedByOwnFields(
  entity: Entity,
  relation: Sql,
  hidden: readonly string[],
  reader: Reader,
): readonly Sql[] {
  const fields = Object.keys(entity.fields).filter(
    (name) => isCustom(name) && entity.fields[name]?.target === 'client' && !hidden.includes(name),
  )
  return fields.map((name) => {
    const id = inJson.reference.read(placeOf(entity, name, 'x'))
    return sql`select r.id, r.name as title from client r where r.id in (select (${id})::uuid from ${relation} x)
      and r.deleted_at is null and ${readable(reader, clients, 'r') ?? truth}`
  })
}
