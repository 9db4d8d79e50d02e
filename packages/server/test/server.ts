/** Databases for tests: each test file, or each test, has one of its own. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'

export interface FreshDatabase {
  /** For DATABASE_URL of a program under test. */
  readonly url: string
  readonly poolConfig: pg.PoolConfig
  /** As the superuser of the test server. */
  readonly superuser: pg.PoolConfig
  drop(): Promise<void>
}

/** A new database with all migrations, as its owner. A copy of a template made once a run. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return copyOf(await template())
}

/** A new database without any table, in UTF-8 unless it is said otherwise. */
export async function emptyDatabase(encoding?: 'LATIN2' | 'SQL_ASCII'): Promise<FreshDatabase> {
  return copyOf(
    encoding
      ? `template0 encoding '${encoding}' locale_provider 'libc' lc_collate 'C' lc_ctype 'C'`
      : 'template0',
  )
}

async function copyOf(source: string): Promise<FreshDatabase> {
  const { connection, superuser } = inject('postgres')
  const database = `test_${randomBytes(8).toString('hex')}`
  await asSuperuser((client) =>
    client.query(`create database ${database} template ${source} owner kartoteka strategy file_copy`),
  )
  return {
    url: `postgresql://${connection.user}@/${database}?host=${encodeURIComponent(`${connection.host}`)}`,
    poolConfig: { ...connection, database },
    superuser: { ...superuser, database },
    async drop() {
      await asSuperuser(async (client) => {
        await untilLeft(client, database)
        await client.query(`drop database ${database} with (force)`)
      })
    },
  }
}

/** A pool has ended a moment before its connections have: thrown out, they would have nobody to tell of it. */
async function untilLeft(client: pg.Client, database: string): Promise<void> {
  for (const until = Date.now() + 1_000; Date.now() < until; await setTimeout(5)) {
    const { rows } = await client.query('select from pg_stat_activity where datname = $1', [database])
    if (rows.length === 0) return
  }
}

/** The same, filled by `fill`, which is done once a run; `made` says of what it is made, so that what has changed is made anew. */
export async function filledDatabase(
  name: string,
  made: string,
  fill: (poolConfig: pg.PoolConfig) => Promise<void>,
): Promise<FreshDatabase> {
  const source = await template()
  return copyOf(await templateOf(`${source}_${name}_${made}`, source, fill))
}

/** Named by what is in the migrations, so that a changed one makes a new template in watch mode. */
const template = () =>
  templateOf(`template_${digestOf(join(import.meta.dirname, '../migrations'))}`, 'template0', migrateTo)

const ready = new Map<string, Promise<string>>()

function templateOf(
  name: string,
  source: string,
  fill: (poolConfig: pg.PoolConfig) => Promise<void>,
): Promise<string> {
  const known = ready.get(name) ?? makeTemplate(name, source, fill)
  ready.set(name, known)
  return known
}

function makeTemplate(
  name: string,
  source: string,
  fill: (poolConfig: pg.PoolConfig) => Promise<void>,
): Promise<string> {
  return asSuperuser(async (client) => {
    // Test files run in several processes: the first makes it, the others wait here.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return name
    const unfinished = `unfinished_${randomBytes(8).toString('hex')}`
    await client.query(`create database ${unfinished} template ${source} owner kartoteka`)
    await fill({ ...inject('postgres').connection, database: unfinished })
    await client.query(`alter database ${unfinished} rename to ${name}`)
    return name
  })
}

async function migrateTo(poolConfig: pg.PoolConfig) {
  const { migrate } = await import('../src/db/migrate.ts')
  const pool = new pg.Pool(poolConfig)
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
}

function digestOf(folder: string) {
  const digest = createHash('sha256')
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  for (const name of names) digest.update(name).update(readFileSync(join(folder, name)))
  return digest.digest('hex').slice(0, 16)
}

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...inject('postgres').superuser, database: 'postgres' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
