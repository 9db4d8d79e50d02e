/** The measured firm on disk: built once for every size and every state of the migrations. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../../packages/server/src/db/database.ts'
import type { EmbeddedServer } from '../../packages/server/src/db/embedded/startEmbedded.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { indexTasks } from '../../packages/server/src/firm/customFieldIndexes.ts'
import { keptSettings } from '../../packages/server/src/firm/keptSettings.ts'
import { startDatabase } from '../started.ts'
import { type Firm, makeFirm } from './firm.ts'
import { startOfDay } from './ids.ts'
import { withoutIndexes } from './indexes.ts'
import { load } from './load.ts'
import type { Size } from './sizes.ts'

/** Moves when the made-up firm itself changes. */
const edition = 4
const migrations = join(import.meta.dirname, '../../packages/server/migrations')
export const cache = join(import.meta.dirname, '../.cache')

export interface Volume {
  readonly size: Size
  readonly firm: Firm
  readonly folder: string
}

/** The volume of this size, from the cache if it is there. Older ones of the same size are thrown away. */
export async function prepareVolume(size: Size, log: (line: string) => void, home = cache): Promise<Volume> {
  const folder = join(home, `${size.name}-${digest()}`)
  const built = join(folder, 'built.json')
  if (existsSync(built)) return { size, folder, firm: JSON.parse(readFileSync(built, 'utf8')) as Firm }
  for (const name of existsSync(home) ? readdirSync(home) : [])
    if (name.startsWith(`${size.name}-`)) rmSync(join(home, name), { recursive: true, force: true })
  const began = performance.now()
  log(`Building a firm of ${size.clients} clients …`)
  const firm = await build(folder, size.clients, log)
  writeFileSync(built, JSON.stringify(firm))
  log(`  built in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return { size, folder, firm }
}

/** Only for the while of building: nothing is lost that could not be built again. */
const careless = { fsync: false, synchronous_commit: false, full_page_writes: false, max_wal_size: '8GB' }

async function build(folder: string, clients: number, log: (line: string) => void): Promise<Firm> {
  const server = await startDatabase({ folder, log, settings: careless })
  try {
    const db = openDatabase(server.connection)
    await migrate(db.pool)
    const firm = await makeFirm(db, clients, startOfDay())
    await db.close()
    await fill(server, firm, log)
    await indexOwnFields(server, log)
    return firm
  } finally {
    await server.stop()
  }
}

async function fill({ superuser }: EmbeddedServer, firm: Firm, log: (line: string) => void): Promise<void> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    // Foreign keys hold by construction; checking six million of them takes longer than writing the rows.
    await client.query(
      "set session_replication_role = replica; set maintenance_work_mem = '1GB'; set statement_timeout = 0",
    )
    // Setting up wrote some entries too: the made journal begins at 1.
    await client.query('truncate act, entry, seal cascade')
    const makeIndexes = await withoutIndexes(client)
    await load(client, firm, log)
    await makeIndexes()
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** As the program's own job builds them when a field is made filterable. */
async function indexOwnFields({ connection }: EmbeddedServer, log: (line: string) => void): Promise<void> {
  const db = openDatabase(connection)
  const began = performance.now()
  const { customFieldIndexes } = indexTasks({ db, settings: keptSettings(db) })
  await customFieldIndexes!({}, new AbortController().signal)
  await db.close()
  log(`  indexes of own fields: ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

function digest(): string {
  const hash = createHash('sha256').update(String(edition))
  for (const name of readdirSync(migrations).sort())
    hash.update(name).update(readFileSync(join(migrations, name)))
  return hash.digest('hex').slice(0, 12)
}
