import { column, falsehood, sql } from '../sql.ts'
import type { Columns, Place } from './column.ts'

const linked = ({ table, name }: Place) => sql.id(`${table}_${name}`)

/** Kept in a table of its own; the flush writes it (`records/flush.ts`). */
export const references: Columns = {
  columns: () => [],
  read: (place) =>
    sql`array(select l.target from ${linked(place)} l where l.record = ${column(place.alias, 'id')} order by l.target)`,
  row: () => ({}),
  where: (place, is, value) => {
    const some = (condition = sql``) =>
      sql`exists (select from ${linked(place)} l where l.record = ${column(place.alias, 'id')} ${condition})`
    // Found from the link's side, so that a rare label is not looked for in a million clients.
    const from = (targets: unknown) =>
      sql`${column(place.alias, 'id')} in (select l.record from ${linked(place)} l where l.target = any(${targets}::uuid[]))`
    if (is === 'is') return from([value])
    if (is === 'anyOf') return from(value)
    if (is === 'isEmpty') return sql`not ${some()}`
    return is === 'isFilled' ? some() : falsehood
  },
}
