import { literally, type Sql, sql } from '../sql.ts'
import { at, compare, single } from './column.ts'

/** Digits are looked for among the numbers' digits, words in what is noted beside them. */
function contains(list: Sql, text: string): Sql {
  const digits = text.replace(/\D/g, '')
  const isNumber = digits !== '' && /^[\d\s()+./-]+$/.test(text)
  const found = isNumber
    ? sql`regexp_replace(p->>'number', '\\D', '', 'g') like ${`%${digits}%`}`
    : sql`p->>'note' ilike ${`%${literally(text)}%`}`
  return sql`exists (select from jsonb_array_elements(${list}) p where ${found})`
}

/** A list of objects, as JSON. */
export const phones = single('jsonb', {
  columns: (name) => [{ name, type: 'jsonb', always: true }],
  row: (value, name) => ({ [name]: value ?? [] }),
  where: (place, is, value) => {
    if (is === 'contains') return contains(at(place), String(value))
    if (is === 'isEmpty') return sql`${at(place)} = '[]'`
    return is === 'isFilled' ? sql`${at(place)} <> '[]'` : compare(at(place), is, value, 'jsonb')
  },
})
