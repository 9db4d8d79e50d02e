/** A file of clients brought in through the program, beside the same rows inserted into an empty twin with the same indexes. */
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { openDatabase } from '../../packages/server/src/db/database.ts'
import type { EmbeddedServer } from '../../packages/server/src/db/embedded/startEmbedded.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { setUp } from '../../packages/server/src/firm/setUp.ts'
import { openSession } from '../../packages/server/src/session/sessions.ts'
import { startDatabase } from '../started.ts'
import { clientAt } from '../volume/clients.ts'
import type { Volume } from '../volume/volume.ts'
import { addressOf } from './bench.ts'
import { mostMemory } from './memory.ts'
import { startProgram } from './program.ts'

export interface Imported {
  readonly rows: number
  readonly clients: number
  /** From the upload to the last row kept. */
  readonly seconds: number
  /** The same file once more: every row is known. */
  readonly againSeconds: number
  /** What the program held in memory at most, in MB; undefined where the system does not say. */
  readonly memory: number | undefined
  /** The same rows of all tables into the twin. */
  readonly floorSeconds: number
}

const name = 'bench_import'
const tables = ['client', 'client_labels', 'client_team', 'person', 'position', 'word', 'act', 'entry']

export async function imports(volume: Volume): Promise<Imported> {
  const server = await startDatabase({ folder: volume.folder })
  const own = { ...server.connection, database: name }
  const folder = await mkdtemp(join(tmpdir(), 'kartoteka-import-'))
  try {
    await asSuperuser(
      server,
      `drop database if exists ${name} with (force)`,
      `create database ${name} owner kartoteka template template0`,
    )
    const db = openDatabase(own)
    await migrate(db.pool)
    const user = await setUp(db, {
      firm: 'Pomiar',
      name: 'Adam Nowak',
      email: 'admin@example.com',
      password: 'poprawny koń bateria',
      language: 'pl',
      zone: 'Europe/Warsaw',
      country: 'PL',
    })
    const secret = await openSession(db, user, 'bench')
    const program = await startProgram({
      DATABASE_URL: addressOf(server, name),
      KARTOTEKA_DATA: join(volume.folder, 'files'),
    })
    const address = `http://127.0.0.1:${program.port}/api/imports`
    const path = join(folder, 'klienci.csv')
    await pipeline(Readable.from(lines(volume)), createWriteStream(path))
    const rows = volume.firm.clients
    try {
      const seconds = await secondsOf(() => bring(address, secret, path))
      const grown = await twin(own)
      const againSeconds = await secondsOf(() => bring(address, secret, path))
      return { rows, seconds, againSeconds, memory: mostMemory(program.pid), ...grown }
    } finally {
      await program.stop()
      await db.close()
    }
  } finally {
    await asSuperuser(server, `drop database if exists ${name} with (force)`)
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

const columns = [
  'name',
  'taxNumber',
  'street',
  'postalCode',
  'town',
  'phones',
  'mails',
  'externalId',
] as const

function* lines({ firm }: Volume): Generator<string> {
  const cell = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (Array.isArray(value)) return value.map(cell).join(', ')
    return typeof value === 'object' ? String(Reflect.get(value, 'number')) : String(value)
  }
  yield 'Nazwa;NIP;Ulica;Kod pocztowy;Miasto;Telefon;E-mail;Id\n'
  for (let n = 0; n < firm.clients; n += 1) {
    const client = clientAt(firm, n)
    yield `${columns.map((column) => cell(client[column])).join(';')}\n`
  }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

async function bring(address: string, secret: string, path: string): Promise<void> {
  const headers = { cookie: `kartoteka=${secret}` }
  const ask = async (path: string, init: RequestInit): Promise<{ id: string; state: string }> => {
    const answer = await fetch(address + path, { ...init, headers })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status} ${path}: ${said}`)
    return JSON.parse(said)
  }
  const body = new FormData()
  body.set('file', await openAsBlob(path, { type: 'text/csv' }), 'klienci.csv')
  const { id } = await ask('', { method: 'POST', body })
  let { state } = await ask(`/${id}/run`, { method: 'POST' })
  while (['ready', 'waiting', 'running'].includes(state)) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    ;({ state } = await ask(`/${id}`, {}))
  }
  if (state !== 'done') throw new Error(`The import is ${state}.`)
}

async function twin(connection: pg.PoolConfig): Promise<{ clients: number; floorSeconds: number }> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('create schema twin')
    for (const table of tables)
      await client.query(`create table twin.${table} (like public.${table} including all)`)
    const began = performance.now()
    for (const table of tables)
      await client.query(`insert into twin.${table} overriding system value select * from public.${table}`)
    const floorSeconds = (performance.now() - began) / 1000
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from client')
    return { clients: rows[0]!.count, floorSeconds }
  } finally {
    await client.end()
  }
}

async function asSuperuser(server: EmbeddedServer, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ ...server.superuser, database: 'postgres' })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
