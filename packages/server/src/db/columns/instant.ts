import { instantText, sql } from '../sql.ts'
import { at, single } from './column.ts'

export const instant = single('timestamp(3) with time zone', {
  read: (place) => instantText(at(place)),
  sortKey: (place) => sql`coalesce(${at(place)}, 'infinity'::timestamptz)`,
  sortType: 'timestamptz',
})
