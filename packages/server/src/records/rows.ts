/** Records as rows of their tables, and the statements that write many of them at once. */
import { type Entity, foldedName } from '@kartoteka/model'
import { columns } from '../db/columns/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { snake } from '../db/tables.ts'
import type { Staged, Stored } from './stored.ts'

const keptColumns = ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at']

/** Columns that no field shows: what the search of substrings and duplicates needs. */
const besides: Readonly<Record<string, (record: Stored) => Readonly<Record<string, unknown>>>> = {
  client: (record) => ({ folded: foldedName(record.name as string) }),
}

interface Shape {
  readonly names: readonly string[]
  readonly fields: readonly {
    readonly name: string
    row(value: unknown): Readonly<Record<string, unknown>>
  }[]
}

const shapes = new Map<string, Shape>()

function shapeOf(entity: Entity): Shape {
  const known = shapes.get(entity.name)
  if (known) return known
  const fields = Object.entries(entity.fields).map(([name, { kind }]) => {
    const column = snake(name)
    return { name, row: (value: unknown) => columns[kind].row(value, column) }
  })
  const own = Object.entries(entity.fields).flatMap(([name, { kind }]) =>
    columns[kind].columns(snake(name)).map((column) => column.name),
  )
  const shape = { fields, names: [...keptColumns, ...own, ...(entity.name === 'client' ? ['folded'] : [])] }
  shapes.set(entity.name, shape)
  return shape
}

export const columnsOf = (entity: Entity): readonly string[] => shapeOf(entity).names

/** A record's columns; those that are null are left out. */
export function rowOf(entity: Entity, record: Stored): Readonly<Record<string, unknown>> {
  const { id, version, createdAt, createdBy, updatedAt, updatedBy, deletedAt } = record
  const row: Record<string, unknown> = { id, version, created_at: createdAt, updated_at: updatedAt }
  if (createdBy !== null) row.created_by = createdBy
  if (updatedBy !== null) row.updated_by = updatedBy
  if (deletedAt !== null) row.deleted_at = deletedAt
  for (const { name, row: rowFor } of shapeOf(entity).fields) {
    const values = rowFor(record[name])
    for (const column in values) if (values[column] !== null) row[column] = values[column]
  }
  return Object.assign(row, besides[entity.name]?.(record))
}

/** Rows as a relation; a column that a row leaves out is null. */
export const rowsOf = (table: string, rows: readonly object[]): Sql =>
  sql`json_populate_recordset(null::${sql.id(table)}, ${JSON.stringify(rows)}::json)`

export function insert(table: string, names: readonly string[], rows: readonly object[]): Sql {
  const list = sql.join(names.map((name) => sql.id(name)))
  return sql`insert into ${sql.id(table)} (${list}) select ${list} from ${rowsOf(table, rows)}`
}

/** Returns the rows that were still at the version before. */
export function update(table: string, names: readonly string[], rows: readonly object[]): Sql {
  const changing = names.filter((name) => name !== 'id' && name !== 'created_at' && name !== 'created_by')
  const sets = sql.join(changing.map((name) => sql`${sql.id(name)} = ${sql.ref(`n.${name}`)}`))
  return sql`update ${sql.id(table)} t set ${sets} from ${rowsOf(table, rows)} n where t.id = n.id and t.version = n.version - 1 returning t.id`
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
