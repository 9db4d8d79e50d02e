import { sql } from '../sql.ts'
import { at, single } from './column.ts'

export const whole = single('integer', {
  sortKey: (place) => sql`coalesce(${at(place)}, 2147483647)`,
  sortType: 'integer',
})
