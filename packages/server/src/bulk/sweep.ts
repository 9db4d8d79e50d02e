import { sql } from '../db/sql.ts'
import type { BulkWorld } from './world.ts'

/** Days after which the list of its records is thrown away; what was done stays written down. */
const keptFor = 30

/** Throws away what nobody will ask for again: what was counted and never run, and old lists of records. Safe to repeat. */
export async function sweepBulk({ db }: BulkWorld): Promise<undefined> {
  await db.write(
    sql`delete from bulk_change where started_at is null and created_at < now() - interval '1 day'`,
  )
  await db.write(sql`delete from bulk_change_part p using bulk_change b where b.id = p.bulk_change
    and b.state in ('done', 'undone') and b.ended_at < now() - ${sql.lit(keptFor)} * interval '1 day'`)
  return undefined
}
