/**
 * A program that dies leaves its jobs locked, for hours as far as the library knows. So each pool of workers holds a lock
 * that the database lets go of when the pool's program dies, and whoever sees a job without it frees the job.
 */
import pg from 'pg'
import { type Database, isLost } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { jobSchema } from './job.ts'

const lockOf = (pool: string) => `kartoteka jobs ${pool}`

/** Holds the lock of a pool, also across a restart of the database; returns how to let go of it. */
export async function holdPool(connection: pg.PoolConfig, pool: string): Promise<() => Promise<void>> {
  let released = false
  let client: pg.Client | undefined
  const hold = async (): Promise<void> => {
    const next = new pg.Client(connection)
    next.on('error', () => {})
    next.on('end', () => {
      if (!released && client === next) setTimeout(() => void hold().catch(() => {}), 200)
    })
    try {
      await next.connect()
      client = next
      await next.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockOf(pool)])
    } catch (error) {
      await next.end().catch(() => {})
      if (!isLost(error) || released) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
      return hold()
    }
  }
  await hold()
  return async () => {
    released = true
    await client?.end().catch(() => {})
  }
}

/** Frees the jobs of pools that nobody holds. Safe to run in every copy of the program. */
export async function freeAbandoned(db: Database): Promise<void> {
  const schema = sql.id(jobSchema)
  const pools = await db.read<{ pool: string }>(
    sql`select distinct locked_by as pool from ${schema}.jobs where locked_by is not null`,
  )
  for (const { pool } of pools)
    await db.transaction(async (run) => {
      const [lock] = await run<{ free: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${lockOf(pool)}, 0)) as free`,
      )
      if (lock?.free) await run(sql`select ${schema}.force_unlock_workers(array[${pool}])`)
    })
}
