import { sql } from '../sql.ts'
import { at, single } from './column.ts'

/** Kept exactly; read as text, since a number of JSON would not be exact any more. */
export const decimal = single('numeric(18,6)', { read: (place) => sql`trim_scale(${at(place)})::text` })
