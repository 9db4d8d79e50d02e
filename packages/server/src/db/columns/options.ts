import { sql } from '../sql.ts'
import { at, compare, single } from './column.ts'

/** A list of objects, as JSON. */
export const options = single('jsonb', {
  columns: (name) => [{ name, type: 'jsonb', always: true }],
  row: (value, name) => ({ [name]: value ?? [] }),
  where: (place, is, value) => {
    if (is === 'isEmpty') return sql`${at(place)} = '[]'`
    return is === 'isFilled' ? sql`${at(place)} <> '[]'` : compare(at(place), is, value, 'jsonb')
  },
})
