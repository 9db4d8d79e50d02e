/** The settings an embedded database starts with, and the two files that hold them. */
import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Place } from './place.ts'

export type Settings = Readonly<Record<string, string | number | boolean>>

const megabyte = 1024 * 1024

/** `memory` in bytes: of the machine, or of the container if that has less. */
export function usualSettings(memory = memoryHere()): Settings {
  const quarter = Math.floor(memory / 4 / megabyte)
  return {
    max_connections: 100,
    shared_buffers: `${Math.min(4096, Math.max(128, quarter))}MB`,
    effective_cache_size: `${Math.max(256, quarter * 2)}MB`,
    random_page_cost: 1.1,
    jit: false,
    default_statistics_target: 200,
    wal_compression: 'pglz',
    max_wal_size: '2GB',
    fsync: true,
    logging_collector: true,
    log_directory: 'log',
    // One file a weekday, each begun anew after a week.
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    log_truncate_on_rotation: true,
    log_line_prefix: '%m [%p] ',
    // What people search for can stand in a statement, and is nothing for a log.
    log_min_error_statement: 'fatal',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
}

/**
 * Writes postgresql.conf and pg_hba.conf anew. They lie beside the cluster and not in it: what is in there
 * belongs to the database's account, and root must not write where another account could lay a trap.
 */
export function writeSettings({ home, account }: Place, settings: Settings): void {
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${String(value).replace(/'/g, "''")}'`,
  )
  const head = '# Written anew at every start. Your own settings: ALTER SYSTEM.'
  put(join(home, 'postgresql.conf'), [head, ...lines, ''].join('\n'), account)
  // Who can enter the folder of the socket may sign in: only the database's account and root can.
  put(join(home, 'pg_hba.conf'), 'local all all trust\n', account)
}

function put(path: string, text: string, account: Account) {
  const unfinished = `${path}.new`
  rmSync(unfinished, { force: true })
  writeFileSync(unfinished, text, { mode: 0o640, flag: 'wx' })
  if (account.gid !== undefined) chownSync(unfinished, 0, account.gid)
  renameSync(unfinished, path)
}

function memoryHere() {
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
}
