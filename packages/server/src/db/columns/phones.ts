import { literally, sql } from '../sql.ts'
import { at, compare, single } from './column.ts'

/** A list of objects, as JSON. */
export const phones = single('jsonb', {
  columns: (name) => [{ name, type: 'jsonb', always: true }],
  row: (value, name) => ({ [name]: value ?? [] }),
  where: (place, is, value) => {
    if (is === 'contains')
      return sql`${at(place)}::text like ${`%${literally(String(value).replace(/[\s()-]/g, ''))}%`}`
    if (is === 'isEmpty') return sql`${at(place)} = '[]'`
    return is === 'isFilled' ? sql`${at(place)} <> '[]'` : compare(at(place), is, value, 'jsonb')
  },
})
