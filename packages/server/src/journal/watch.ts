/** How long the journal waits to be sealed, and a line for whoever runs the program when that is too long. */
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/**
 * Seconds after which the journal is behind. Sealed is four times a second. What holds it up is a transaction that stays
 * open, and no statement of the program itself may take longer than one minute: after two it is somebody else's.
 */
export const behindAfter = 120
/** Milliseconds between two looks. */
const pause = 10_000

/** The age in seconds of the oldest entry that is not sealed; 0 if all are. */
export async function unsealedFor(db: Database): Promise<number> {
  const [oldest] = await db.read<{
    age: number
  }>(sql`select greatest(0, extract(epoch from now() - written_at))::int as age
    from entry where tx >= coalesce((select horizon from seal order by number desc limit 1), '0'::xid8)
      and id > coalesce((select beyond from seal order by number desc limit 1), 0) and tx < pg_snapshot_xmax(pg_current_snapshot())
    order by tx, id limit 1`)
  return oldest?.age ?? 0
}

export const isBehind = (seconds: number): boolean => seconds > behindAfter

/** Says once when the journal begins to be behind, and once when it has caught up. */
export function watchSeals(
  db: Database,
  log: (line: string) => void,
  every = pause,
): { stop(): Promise<void> } {
  let wasBehind = false
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    const age = await unsealedFor(db)
    if (isBehind(age) !== wasBehind)
      log(
        wasBehind
          ? 'The journal is sealed again up to now.'
          : `The journal is behind: its oldest entry waits for a seal since ${age} s. A transaction that stays open holds it up (pg_stat_activity).`,
      )
    wasBehind = isBehind(age)
  }
  const timer = setInterval(() => {
    // A database that is away is spoken of elsewhere.
    looking = looking.then(look).catch(() => {})
  }, every)
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
