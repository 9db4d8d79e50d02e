import { literally, sql } from '../sql.ts'
import { at, compare, single } from './column.ts'

/** A list of texts. */
export const mails = single('text[]', {
  columns: (name) => [{ name, type: 'text[]', always: true }],
  row: (value, name) => ({ [name]: value ?? [] }),
  where: (place, is, value) => {
    if (is === 'contains') return sql`one_text(${at(place)}) ilike ${`%${literally(String(value))}%`}`
    if (is === 'isEmpty') return sql`${at(place)} = '{}'`
    return is === 'isFilled' ? sql`${at(place)} <> '{}'` : compare(at(place), is, value, 'text[]')
  },
})
