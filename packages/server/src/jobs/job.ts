import { type Sql, sql } from '../db/sql.ts'

/** Jobs are kept in the database by graphile-worker, in a schema of its own. */
export const jobSchema = 'graphile_worker'

export type Payload = Readonly<Record<string, unknown>>

/** A job that is not done yet: it comes again after so many milliseconds. */
export interface Again {
  readonly again: number
}

/**
 * What a job does. It may be killed at any point and is then run again from the start, so it must be safe to repeat. When
 * the signal is aborted it stops at the next good place and answers `again`.
 */
export type Task = (payload: Payload, signal: AbortSignal) => Promise<Again | undefined>

const tries = 25

/**
 * Adds a job, in a statement of the caller's own: kept with it, or not at all. There is one job per key: one that waits is
 * replaced, one that runs is followed.
 */
export const addJob = (task: string, key: Sql | string, payload: Sql, delay = 0): Sql =>
  sql`${sql.id(jobSchema)}.add_job(${task}, ${payload}, job_key => ${key}, max_attempts => ${sql.lit(tries)},
    run_at => now() + ${sql.lit(delay)} * interval '1 millisecond')`
