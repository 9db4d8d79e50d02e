import { sql } from '../sql.ts'
import { at, single } from './column.ts'

export const day = single('date', {
  sortKey: (place) => sql`coalesce(${at(place)}, 'infinity'::date)`,
  sortType: 'date',
})
