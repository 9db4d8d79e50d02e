import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { jobSchema } from './job.ts'

/** Brings the jobs' own schema to what this version of the library needs. The caller holds the lock of migrations. */
export const migrateJobs = (pgPool: pg.Pool): Promise<void> =>
  runMigrations({ pgPool, schema: jobSchema, logger: new Logger(() => () => {}) })
