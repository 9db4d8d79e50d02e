import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { jobSchema } from './job.ts'

const quiet = new Logger(() => () => {})

/** Brings the jobs' own schema to what this version of the library needs. The caller holds the lock of migrations. */
export async function migrateJobs(pgPool: pg.Pool): Promise<void> {
  // The library complains of a pool on which nobody listens.
  const hear = () => {}
  pgPool.on('error', hear).on('connect', hear)
  try {
    await runMigrations({ pgPool, schema: jobSchema, logger: quiet })
  } finally {
    pgPool.off('error', hear).off('connect', hear)
  }
}
