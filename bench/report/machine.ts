import { cpus, totalmem } from 'node:os'
import type { Database } from '../../packages/server/src/db/database.ts'
import { sql } from '../../packages/server/src/db/sql.ts'
import { findPgbench } from '../measure/floor.ts'

/** On what was measured. */
export interface Machine {
  readonly cores: number
  readonly processor: string
  /** GiB. */
  readonly memory: number
  readonly node: string
  /** What makes the floor: pgbench, or pg where there is none. */
  readonly floor: string
  /** PostgreSQL's settings that matter here, by name. */
  readonly settings: Readonly<Record<string, string>>
}

const telling = [
  'server_version',
  'shared_buffers',
  'effective_cache_size',
  'random_page_cost',
  'fsync',
  'synchronous_commit',
  'wal_level',
  'max_wal_size',
]

export async function machineOf(db: Database): Promise<Machine> {
  const rows = await db.read<{ name: string; setting: string }>(
    sql`select name, current_setting(name) as setting from pg_settings where name = any(${telling}::text[]) order by name`,
  )
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    floor: findPgbench()
      ? 'pgbench with prepared statements'
      : 'pg with named statements (there was no pgbench)',
    settings: Object.fromEntries(rows.map(({ name, setting }) => [name, setting])),
  }
}
