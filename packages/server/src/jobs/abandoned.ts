/**
 * A program that dies leaves its jobs locked, for hours as far as the library knows. So each pool of workers holds a lock
 * that the database lets go of when the pool's program dies, and whoever sees a job without it frees the job.
 */
import pg from 'pg'
import { type Database, isLost } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { jobSchema } from './job.ts'

const lockOf = (pool: string) => `kartoteka jobs ${pool}`
/** Milliseconds between two tries to hold the lock. */
const pause = 200
/** Milliseconds after which a lock that nobody held is looked at once more: a restarted database has let go of those of the living too. */
const doubt = 2_000

export interface Hold {
  /** Fulfilled when the lock is held, or let go of; rejected if it cannot be held for another reason than a database that is away. */
  readonly held: Promise<void>
  release(): Promise<void>
}

/** Holds the lock of a pool, also across a restart of the database. */
export function holdPool(connection: pg.PoolConfig, pool: string): Hold {
  let released = false
  let client: pg.Client | undefined

  async function take(): Promise<void> {
    const next = new pg.Client(connection)
    next.on('error', () => {})
    client = next
    try {
      await next.connect()
      await next.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockOf(pool)])
      next.once('end', () => void (released || holdAgain()))
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
  }
  /** Until it is held or not wanted any more; `isFatal` says which errors end it. */
  async function hold(isFatal: (error: unknown) => boolean): Promise<void> {
    while (!released) {
      try {
        return await take()
      } catch (error) {
        if (released) return
        if (isFatal(error)) throw error
      }
      await moment(pause)
    }
  }
  /** It was held, so it can be held: whatever is in the way now will pass, and without it the jobs at work would be given to others. */
  const holdAgain = () => hold(() => false)

  return {
    held: hold((error) => !isLost(error)),
    release: async () => {
      released = true
      await client?.end().catch(() => {})
    },
  }
}

/** Frees the jobs of pools that nobody holds. Safe to run in every copy of the program. */
export async function freeAbandoned(db: Database, patience = doubt): Promise<void> {
  const schema = sql.id(jobSchema)
  const pools = await db.read<{ pool: string }>(
    sql`select distinct locked_by as pool from ${schema}.jobs where locked_by is not null`,
  )
  const loose: string[] = []
  for (const { pool } of pools) if (await isLoose(db, pool)) loose.push(pool)
  if (loose.length > 0) await moment(patience)
  for (const pool of loose)
    await isLoose(db, pool, (run) => run(sql`select ${schema}.force_unlock_workers(array[${pool}])`))
}

type Run = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Whether nobody holds the pool; then `work` is done while nobody can. */
const isLoose = (db: Database, pool: string, work?: (run: Run) => Promise<unknown>): Promise<boolean> =>
  db.transaction(async (run) => {
    const [lock] = await run<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${lockOf(pool)}, 0)) as free`,
    )
    if (lock?.free) await work?.(run)
    return lock?.free === true
  })

const moment = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
