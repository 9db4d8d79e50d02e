import { literally, type Sql, sql } from '../sql.ts'
import { at, compare, single } from './column.ts'

/**
 * Digits are looked for among the numbers' digits, words in what is noted beside them; first in the text of all of them,
 * which has an index, and there in each. A nought in front is how one dials, not how numbers are kept.
 */
function contains(list: Sql, text: string): Sql {
  const digits = text.replace(/\D/g, '')
  const isNumber = digits !== '' && /^[\d\s()+./-]+$/.test(text)
  const pattern = `%${isNumber ? digits.replace(/^0+(?=\d)/, '') : literally(text)}%`
  const found = isNumber
    ? sql`regexp_replace(p->>'number', '\\D', '', 'g') like ${pattern}`
    : sql`p->>'note' ilike ${pattern}`
  return sql`(phones_text(${list}) ilike ${pattern} and exists (select from jsonb_array_elements(${list}) p where ${found}))`
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
