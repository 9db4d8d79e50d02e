import { sql } from '../sql.ts'
import { at, compare, single } from './column.ts'

/** A list of words; an index of lists finds those that hold one. */
export const choices = single('text[]', {
  columns: (name) => [{ name, type: 'text[]', always: true }],
  row: (value, name) => ({ [name]: value ?? [] }),
  where: (place, is, value) => {
    if (is === 'is') return sql`${at(place)} @> ${[value]}::text[]`
    if (is === 'anyOf') return sql`${at(place)} && ${value}::text[]`
    if (is === 'isEmpty') return sql`${at(place)} = '{}'`
    return is === 'isFilled' ? sql`${at(place)} <> '{}'` : compare(at(place), is, value, 'text[]')
  },
})
