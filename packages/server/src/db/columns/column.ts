import type { Operator } from '@kartoteka/model'
import { column, falsehood, type Sql, sql } from '../sql.ts'

/** Where a field lives: the table's alias, the column's name, and the record's table for kinds kept beside it. */
export interface Place {
  readonly alias: string
  readonly name: string
  readonly table: string
}

export interface Column {
  readonly name: string
  /** As information_schema or format_type spells it. */
  readonly type: string
  /** A column of its own must be filled even where the field is empty. */
  readonly always?: true
}

/** How one kind of field is kept in PostgreSQL. */
export interface Columns {
  columns(name: string): readonly Column[]
  /** The column that an index of the field begins with, where it is not called as the field is. */
  indexed?(name: string): string
  /** The value as JSON wants it. */
  read(place: Place): Sql
  /** The columns' values, as json_populate_recordset takes them. */
  row(value: unknown, name: string): Readonly<Record<string, unknown>>
  /** The condition of a filter; operators are those that the kind in the model allows. */
  where(place: Place, is: Operator, value: unknown): Sql
  /** What the list sorts by: never null, so that a cursor can stand on it. */
  sortKey?(place: Place): Sql
  /** The type a cursor's text is read as. */
  readonly sortType?: string
}

export const at = ({ alias, name }: Place): Sql => column(alias, name)

/** Kinds that are one column of a simple type. */
export const single = (type: string, more: Partial<Columns> = {}): Columns => ({
  columns: (name) => [{ name, type }],
  read: at,
  row: (value, name) => ({ [name]: value ?? null }),
  where: (place, is, value) => compare(at(place), is, value, type),
  ...more,
})

/** A comparison with the column on the left; values travel as parameters of the column's type. */
export function compare(left: Sql, is: Operator, value: unknown, type: string): Sql {
  const right = sql`${value}::${sql.raw(type)}`
  if (is === 'is') return sql`${left} = ${right}`
  if (is === 'isNot') return sql`${left} is distinct from ${right}`
  if (is === 'anyOf') return sql`${left} = any(${value}::${sql.raw(type)}[])`
  if (is === 'from') return sql`${left} >= ${right}`
  if (is === 'to') return sql`${left} <= ${right}`
  if (is === 'isEmpty') return sql`${left} is null`
  if (is === 'isFilled') return sql`${left} is not null`
  return falsehood
}
