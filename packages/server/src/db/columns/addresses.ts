import { literally, sql } from '../sql.ts'
import { at, single } from './column.ts'
import { phones } from './phones.ts'

/** A list of objects, as JSON; any of their lines is looked into. */
export const addresses = single('jsonb', {
  ...phones,
  where: (place, is, value) =>
    is === 'contains'
      ? sql`(${at(place)} <> '[]' and addresses_text(${at(place)}) ilike ${`%${literally(String(value))}%`})`
      : phones.where(place, is, value),
})
