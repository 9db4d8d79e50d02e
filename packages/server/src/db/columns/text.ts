import { literally, sql } from '../sql.ts'
import { at, compare, single } from './column.ts'

export const text = single('text', {
  where: (place, is, value) =>
    is === 'contains'
      ? sql`${at(place)} ilike ${`%${literally(String(value))}%`}`
      : compare(at(place), is, value, 'text'),
  // U+FFFF sorts behind every letter in ICU collations: what is empty comes last.
  sortKey: (place) => sql`coalesce(${at(place)}, U&'\\FFFF')`,
  sortType: 'text',
})
