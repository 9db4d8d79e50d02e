import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { runningConnection } from './embedded/running.ts'
import { startEmbedded } from './embedded/startEmbedded.ts'

/**
 * The database a command works on: DATABASE_URL's, the embedded one of a program that is running, or the embedded one
 * started for as long as the command takes.
 */
export async function connectionOf(
  config: Config,
  log: (line: string) => void,
): Promise<{ connection: pg.PoolConfig; close(): Promise<void> }> {
  if (config.databaseUrl)
    return { connection: { connectionString: config.databaseUrl }, close: async () => {} }
  if (!existsSync(join(config.folder, 'postgres')))
    throw new Error(`There is no data in ${config.folder}; KARTOTEKA_DATA names the folder.`)
  const running = await runningConnection(config.folder)
  if (running) return { connection: running, close: async () => {} }
  const { connection, stop } = await startEmbedded({ folder: config.folder, log })
  return { connection, close: stop }
}
