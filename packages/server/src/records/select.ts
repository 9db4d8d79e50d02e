import {
  type Entity,
  entityNamed,
  type Field,
  isCustom,
  isHidden,
  keptFields,
  keyOf,
  type Reader,
  scopeOf,
} from '@kartoteka/model'
import type { Place } from '../db/columns/column.ts'
import { inJson, keptAs } from '../db/custom/index.ts'
import { column, type Sql, sql, truth } from '../db/sql.ts'
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
  const written = freshSelectList(entity, alias, (field) => !hidden.includes(field))
  lists.set(name, written)
  return written
}

/** The same of these fields alone. Its caller keeps it: there are as many choices as people make. */
export const selectSome = (
  entity: Entity,
  alias: string,
  hidden: readonly string[] = [],
  names: readonly string[],
): Sql => freshSelectList(entity, alias, (field) => names.includes(field) && !hidden.includes(field))

function freshSelectList(entity: Entity, alias: string, isShown: (field: string) => boolean): Sql {
  const shown = Object.entries({ ...keptFields, deletedAt, ...entity.fields }).filter(([name]) =>
    isShown(name),
  )
  const list = sql.join([
    sql`${sql.ref(`${alias}.id`)} as "id"`,
    sql`${sql.ref(`${alias}.version`)} as "version"`,
    ...shown.map(
      ([name, field]) => sql`${keptAs(name, field).read(placeOf(entity, name, alias))} as ${sql.id(name)}`,
    ),
  ])
  if (list.values.length > 0) throw new Error(`${entity.name}: what is read of a field must not hold values`)
  return list
}

const deletedAt: Field = { kind: 'instant', privacy: 'plain' }

/** The entities whose titles a row of this one needs besides its own; users, labels and the like are known to every screen. */
const titled = new Set(['client', 'person', 'task', 'talk'])

/**
 * The titles of what the rows of a relation refer to, as one JSON object id → title. Readable rows belong to a readable
 * client, and a person is named with the talk or task that names them, to whoever may read people at all; any other record
 * is named to who may read it.
 *
 * @param more what else gives ids and titles
 */
export function titlesOf(reader: Reader, entity: Entity, relation: Sql, more: readonly Sql[] = []): Sql {
  const { ownership } = entity
  const own = ownership.by === 'part' || ownership.by === 'work' ? ownership.client : undefined
  const parts = Object.entries(entity.fields).flatMap(([field, { kind, target = '' }]) => {
    const other = titled.has(target) ? entityNamed(target) : undefined
    if (kind !== 'reference' || !other) return []
    if (isHidden(reader, entity, field) || isHidden(reader, other, other.title)) return []
    if (scopeOf(reader, target, 'read') === 'none') return []
    const rights = field === own || target === 'person' ? undefined : readable(reader, other, 'r')
    const id = isCustom(field)
      ? sql`(${inJson.reference.read(placeOf(entity, field, 'x'))})::uuid`
      : column('x', snake(field))
    return [
      sql`select r.id, r.${sql.id(other.title)} as title from ${sql.id(tableOf(other))} r
        where r.id in (select ${id} from ${relation} x) and ${rights ?? truth}`,
    ]
  })
  parts.push(...titlesOfLinked(reader, entity, relation), ...more)
  if (parts.length === 0) return sql`'{}'::json`
  return sql`(select coalesce(json_object_agg(u.id, u.title), '{}') from (${sql.join(parts, sql` union `)}) u)`
}

/** What is named by a field of several entities, as far as the reader may see it; a title may be a whole talk. */
function titlesOfLinked(reader: Reader, entity: Entity, relation: Sql): readonly Sql[] {
  return Object.entries(entity.fields).flatMap(([field, { kind, targets = [] }]) => {
    if (kind !== 'link' || isHidden(reader, entity, field)) return []
    return targets.flatMap((target): Sql[] => {
      const other = entityNamed(target)
      if (!other || isHidden(reader, other, other.title)) return []
      const [type, id] = [`${snake(field)}_type`, `${snake(field)}_id`].map((name) => column('x', name))
      return [
        sql`select r.id, left(r.${sql.id(other.title)}, ${sql.lit(longestTitle)}) as title from ${sql.id(tableOf(other))} r
          where r.id in (select ${id} from ${relation} x where ${type} = ${sql.lit(target)}) and r.deleted_at is null
          and ${readable(reader, other, 'r') ?? truth}`,
      ]
    })
  })
}

/** Letters of what is named; a talk is named by what was said. */
const longestTitle = 120
