/** What the measurements stand on: the volume's database open, its readers signed in, the program running. */
import type { Reader } from '@kartoteka/model'
import { type Database, openDatabase } from '../../packages/server/src/db/database.ts'
import type { EmbeddedServer } from '../../packages/server/src/db/embedded/startEmbedded.ts'
import { sql } from '../../packages/server/src/db/sql.ts'
import { readSettings, type Settings } from '../../packages/server/src/firm/settings.ts'
import { openSession } from '../../packages/server/src/session/sessions.ts'
import { startDatabase } from '../started.ts'
import { type ReaderName, readers } from '../volume/firm.ts'
import type { Volume } from '../volume/volume.ts'
import { type Bare, openBare } from './bare.ts'
import type { Floor } from './floor.ts'
import type { Request } from './job.ts'
import { type Program, startProgram } from './program.ts'
import { sessionOptions } from './replay.ts'

export interface Bench {
  readonly volume: Volume
  readonly server: EmbeddedServer
  readonly db: Database
  readonly program: Program
  readonly bare: Bare
  readonly settings: Settings
  readonly readers: Readonly<Record<ReaderName, Reader>>
  readonly secrets: Readonly<Record<ReaderName, string>>
  close(): Promise<void>
}

/** What a piece of work may cost: milliseconds at one client (p95), and times the floor at one and at sixteen. */
export interface Budget {
  readonly p95?: number
  readonly ratio?: number
  readonly ratioOfMany?: number
}

export interface Work {
  readonly name: string
  readonly reader: ReaderName
  /** Read anew before every window: a writer must know the versions. */
  readonly requests: () => Promise<readonly Request[]>
  /** The same rows as plain SQL without rights: what sixteen writers are measured against, and what reads are set beside. */
  readonly plain: Floor
  readonly budget: Budget
  /** For a save: what the program reads for the nth request before it writes; nothing is kept. */
  readonly reads?: (db: Database, nth: number) => Promise<void>
  /** The nth request on the door itself, for the floor and the plan; what it answers has so many rows. */
  readonly plan?: (db: Database, nth: number) => Promise<number>
}

export async function openBench(volume: Volume, log: (line: string) => void): Promise<Bench> {
  const server = await startDatabase({ folder: volume.folder, log })
  const db = openDatabase(server.connection)
  await warm(db)
  const settings = (await readSettings(db))!
  const of = async <V>(make: (user: string) => V | Promise<V>) => {
    const made: [string, V][] = []
    for (const [name, user] of Object.entries(readers))
      made.push([name, await make(volume.firm.userIds[user]!)])
    return Object.fromEntries(made) as Record<ReaderName, V>
  }
  const program = await startProgram({ DATABASE_URL: addressOf(server) })
  const bare = await openBare({ ...server.connection, options: sessionOptions })
  return {
    volume,
    server,
    db,
    program,
    bare,
    settings,
    readers: await of((user) => settings.reader(user)!),
    secrets: await of(async (user) => (await openSession(db, user, 'bench')).toString()),
    close: async () => {
      await bare.close()
      await program.stop()
      await db.close()
      await server.stop()
    },
  }
}

export const addressOf = (
  { connection: { host, user, database } }: EmbeddedServer,
  name = database,
): string => `postgresql://${user}@/${name}?host=${encodeURIComponent(String(host))}`

/** Reads what is read all the time once, as a database that has been up for a while has done. */
async function warm(db: Database): Promise<void> {
  for (const table of [
    'client',
    'person',
    'position',
    'talk',
    'task',
    'word',
    'client_labels',
    'client_team',
  ])
    await db.read(sql`select count(*) from ${sql.id(table)}`)
}
