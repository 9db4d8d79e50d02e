/** Records as rows of their tables, and the statements that write many of them at once. */
import { type CustomFieldKind, type Entity, foldedName, isCustom, keyOf } from '@kartoteka/model'
import { columns } from '../db/columns/index.ts'
import { inJson } from '../db/custom/index.ts'
import { nothing, type Sql, sql } from '../db/sql.ts'
import { snake } from '../db/tables.ts'
import type { Staged, Stored } from './stored.ts'

const keptColumns = ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at']

/** Columns that no field shows: what the search of substrings and duplicates needs. */
const besides: Readonly<Record<string, (record: Stored) => Readonly<Record<string, unknown>>>> = {
  client: (record) => ({ folded: foldedName(record.name as string) }),
}

interface Shape {
  readonly names: readonly string[]
  /** Without what an act never changes. */
  readonly written: readonly string[]
  readonly fields: readonly {
    readonly name: string
    row(value: unknown): Readonly<Record<string, unknown>>
  }[]
  readonly custom: readonly { readonly name: string; readonly key: string; keep(value: unknown): unknown }[]
}

const shapes = new WeakMap<Entity, Shape>()

function shapeOf(entity: Entity): Shape {
  const known = shapes.get(entity)
  if (known) return known
  const all = Object.entries(entity.fields)
  const ours = all.filter(([name]) => !isCustom(name))
  const fields = ours.map(([name, { kind }]) => {
    const column = snake(name)
    return { name, row: (value: unknown) => columns[kind].row(value, column) }
  })
  const columnsOfThese = (these: typeof ours) =>
    these.flatMap(([name, { kind }]) => columns[kind].columns(snake(name)).map((column) => column.name))
  const noted = columnsOfThese(ours.filter(([, field]) => field.noted))
  const more = [...(entity.custom ? ['custom'] : []), ...(entity.name === 'client' ? ['folded'] : [])]
  const custom = all
    .filter(([name]) => isCustom(name))
    .map(([name, { kind }]) => ({ name, key: keyOf(name), keep: inJson[kind as CustomFieldKind].keep }))
  const names = [...keptColumns, ...columnsOfThese(ours), ...more]
  const written = names.filter((name) => !noted.includes(name))
  const shape = { fields, names, written, custom }
  shapes.set(entity, shape)
  return shape
}

/** The keys of `custom` that this entity knows; what others have put there is not touched. */
export const customKeys = (entity: Entity): readonly string[] => shapeOf(entity).custom.map(({ key }) => key)

export const columnsOf = (entity: Entity): readonly string[] => shapeOf(entity).names

/** The columns that a change writes: what is noted meanwhile stays. */
export const writtenColumnsOf = (entity: Entity): readonly string[] => shapeOf(entity).written

/** A record's columns; those that are null are left out. */
export function rowOf(entity: Entity, record: Stored): Readonly<Record<string, unknown>> {
  const { id, version, createdAt, createdBy, updatedAt, updatedBy, deletedAt } = record
  const row: Record<string, unknown> = { id, version, created_at: createdAt, updated_at: updatedAt }
  if (createdBy !== null) row.created_by = createdBy
  if (updatedBy !== null) row.updated_by = updatedBy
  if (deletedAt !== null) row.deleted_at = deletedAt
  const { fields, custom } = shapeOf(entity)
  for (const { name, row: rowFor } of fields) {
    const values = rowFor(record[name])
    for (const column in values) if (values[column] !== null) row[column] = values[column]
  }
  if (entity.custom) row.custom = customOf(custom, record)
  return Object.assign(row, besides[entity.name]?.(record))
}

function customOf(fields: Shape['custom'], record: Stored): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const { name, key, keep } of fields) {
    const value = keep(record[name])
    if (value !== null) values[key] = value
  }
  return values
}

/** Rows as a relation; a column that a row leaves out is null. */
export const rowsOf = (table: string, rows: readonly object[]): Sql =>
  sql`json_populate_recordset(null::${sql.id(table)}, ${JSON.stringify(rows)}::json)`

/** What is written of a list of columns, kept as long as the list is. */
function once(write: (names: readonly string[]) => Sql): (names: readonly string[]) => Sql {
  const written = new WeakMap<readonly string[], Sql>()
  return (names) => {
    const known = written.get(names) ?? write(names)
    written.set(names, known)
    return known
  }
}

const columnList = once((names) => sql.join(names.map((name) => sql.id(name))))

const fixed = ['id', 'created_at', 'created_by']

const assignments = once((names) =>
  sql.join(
    names
      .filter((name) => !fixed.includes(name) && name !== 'custom')
      .map((name) => sql`${sql.id(name)} = ${sql.id('n', name)}`),
  ),
)

export function insert(table: string, names: readonly string[], rows: readonly object[]): Sql {
  const list = columnList(names)
  return sql`insert into ${sql.id(table)} (${list}) select ${list} from ${rowsOf(table, rows)}`
}

/** Returns the rows that were still at the version before. Of `custom` only these keys are written. */
export function update(
  table: string,
  names: readonly string[],
  rows: readonly object[],
  keys: readonly string[] = [],
): Sql {
  const custom = names.includes('custom') ? sql`, custom = (t.custom - ${keys}::text[]) || n.custom` : nothing
  return sql`update ${sql.id(table)} t set ${assignments(names)}${custom} from ${rowsOf(table, rows)} n where t.id = n.id and t.version = n.version - 1 returning t.id`
}

/** What goes and comes in the table between records and those that one of their `references` fields names. */
export function linkChanges(group: readonly Staged[], field: string) {
  const gone: { record: string; target: string }[] = []
  const come: { record: string; target: string }[] = []
  for (const { before, after } of group) {
    const was = (before?.[field] as readonly string[] | undefined) ?? []
    const is = (after[field] as readonly string[] | undefined) ?? []
    for (const target of was) if (!is.includes(target)) gone.push({ record: after.id, target })
    for (const target of is) if (!was.includes(target)) come.push({ record: after.id, target })
  }
  return { gone, come }
}
