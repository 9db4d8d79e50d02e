import { sql } from '../sql.ts'
import { at, single } from './column.ts'

export const instant = single('timestamp(3) with time zone', {
  read: (place) => sql`to_char(${at(place)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  sortKey: at,
  sortType: 'timestamptz',
})
