import type { Database } from './db/database.ts'
import { sql } from './db/sql.ts'
import { emptyDeletedFields } from './firm/customFields.ts'
import { forgetSaid } from './registers/kept.ts'

const hour = 3_600_000

/** Throws away what has had its time: sessions, links, remembered answers, counts of tries. Safe to run in every copy. */
export function runUpkeep(db: Database, log: (line: string) => void): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  const round = () => {
    running = sweep(db).catch((error: unknown) =>
      log(`upkeep: ${error instanceof Error ? error.message : String(error)}`),
    )
  }
  const first = setTimeout(round, 60_000)
  const timer = setInterval(round, hour)
  return {
    stop: async () => {
      clearTimeout(first)
      clearInterval(timer)
      await running
    },
  }
}

export async function sweep(db: Database): Promise<void> {
  await db.write(sql`delete from session where expires_at < now()`)
  await db.write(sql`delete from link where expires_at < now() - interval '30 days'`)
  await db.write(sql`delete from answer where created_at < now() - interval '2 days'`)
  await db.write(sql`delete from throttle where resets_at < now()`)
  await forgetSaid(db)
  await emptyDeletedFields(db)
}
