import { literally, sql } from '../sql.ts'
import { at, single } from './column.ts'
import { mails } from './mails.ts'

/** A list of texts; what is looked for may be written in groups. Few records have any: the index holds those alone. */
export const accounts = single('text[]', {
  ...mails,
  where: (place, is, value) => {
    if (is !== 'contains') return mails.where(place, is, value)
    const part = String(value)
      .replace(/[\s.-]/g, '')
      .toUpperCase()
    return sql`(${at(place)} <> '{}' and one_text(${at(place)}) like ${`%${literally(part)}%`})`
  },
})
