import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runsAsRoot } from './account.ts'
import { type EmbeddedServer, startEmbedded } from './startEmbedded.ts'

let around: string
let folder: string
let server: EmbeddedServer | undefined

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'kartoteka-start-'))
  chmodSync(around, 0o755)
  folder = join(around, 'data')
})

afterEach(async () => {
  await server?.stop()
  server = undefined
  rmSync(around, { recursive: true, force: true })
})

test('a start makes the database, and the next one finds what was written', async () => {
  server = await startEmbedded({ folder })
  expect(server.notice).toBeUndefined()
  await ask("create table note as select 'ąćę' as text")
  await server.stop()
  server = await startEmbedded({ folder })
  expect(await ask('select text from note')).toEqual([{ text: 'ąćę' }])
})

test('a start that fails when the server runs already leaves none running', async () => {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  // Nothing can be made in it, not even the program's own database.
  const settings = { default_transaction_read_only: 'on' }
  await expect(startEmbedded({ folder, log, settings })).rejects.toThrow(/read-only/)
  expect(existsSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)
  server = await startEmbedded({ folder, log })
  expect(lines.filter((line) => line.includes('taken over'))).toEqual([])
  expect(await ask('select 1 as one')).toEqual([{ one: 1 }])
})

test('it runs with the settings that were promised', async () => {
  server = await startEmbedded({ folder, settings: { work_mem: '5MB' } })
  const names = ['fsync', 'full_page_writes', 'listen_addresses', 'jit', 'server_encoding', 'work_mem']
  const values = await ask(
    `select ${names.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`,
  )
  expect(values).toEqual([
    {
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '',
      jit: 'off',
      server_encoding: 'UTF8',
      work_mem: '5MB',
    },
  ])
  expect(await ask(`select 'ą' < 'b' collate "pl-x-icu" as polish`)).toEqual([{ polish: true }])
})

test('what stands in a statement that fails does not get into its log', async () => {
  server = await startEmbedded({ folder })
  await expect(ask("select 1 / 0, 'Gżegżółka'")).rejects.toThrow('division by zero')
  await server.stop()
  const logs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.log'),
  )
  const texts = logs.map((name) => readFileSync(join(folder, name), 'utf8')).join('')
  expect(texts).toContain('division by zero')
  expect(texts).not.toContain('Gżegżółka')
})

test('the program signs in as the owner of its database and as nothing more', async () => {
  server = await startEmbedded({ folder })
  await ask('create extension pg_trgm')
  await expect(ask("copy (select 1) to program 'id'")).rejects.toThrow('permission denied')
})

test('nobody else can pass the data folder or the folder of the socket', async () => {
  server = await startEmbedded({ folder })
  expect(statSync(folder).mode & 0o7).toBe(0)
  expect(statSync(server.cluster).mode & 0o77).toBe(0)
  expect(statSync(server.connection.host!).mode & 0o77).toBe(0)
})

test('a path too long for a socket gets one in the temporary folder', async () => {
  folder = join(around, 'long'.repeat(20), 'data')
  server = await startEmbedded({ folder })
  expect(server.connection.host).toMatch(/kartoteka-[0-9a-f]{12}$/)
  expect(statSync(server.connection.host!).mode & 0o777).toBe(0o700)
  expect(await ask('select 1 as one')).toEqual([{ one: 1 }])
})

test('a folder that a stranger made for our socket is refused', async () => {
  folder = join(around, 'long'.repeat(20), 'data')
  server = await startEmbedded({ folder })
  await server.stop()
  mkdirSync(server.connection.host!)
  await expect(startEmbedded({ folder })).rejects.toThrow('closed to others')
  rmSync(server.connection.host!, { recursive: true })
})

test('files of another major version are named, not touched', async () => {
  mkdirSync(join(folder, 'postgres'), { recursive: true })
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '14\n')
  await expect(startEmbedded({ folder })).rejects.toThrow('was made by PostgreSQL 14')
})

test('a first start that was cut short is made again', async () => {
  mkdirSync(join(folder, 'postgres.new/base'), { recursive: true })
  writeFileSync(join(folder, 'postgres.new/PG_VERSION'), '18\n')
  server = await startEmbedded({ folder })
  expect(await ask('select 1 as one')).toEqual([{ one: 1 }])
})

test.skipIf(runsAsRoot())('a folder that cannot be written is said to be so', async () => {
  chmodSync(around, 0o555)
  await expect(startEmbedded({ folder })).rejects.toThrow(`The data folder ${folder} cannot be made`)
  chmodSync(around, 0o755)
})

test.skipIf(!runsAsRoot())(
  'root: a folder closed to the database is sheltered, said first, and found again',
  async () => {
    const shelter = join(around, 'shelter')
    const closed = join(around, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    folder = join(closed, 'data')
    server = await startEmbedded({ folder, shelter })
    expect(server.notice).toContain(`${folder} is closed to the account`)
    expect(server.notice).toContain(shelter)
    await ask('create table note (text text)')
    await server.stop()
    expect(lstatSync(join(folder, 'postgres')).isSymbolicLink()).toBe(true)
    renameSync(closed, `${closed}2`)
    folder = join(`${closed}2`, 'data')
    server = await startEmbedded({ folder, shelter })
    expect(await ask('select * from note')).toEqual([])
    expect(server.notice).toContain('is kept in')
  },
)

test.skipIf(!runsAsRoot())('root: another user of the machine cannot sign in', async () => {
  server = await startEmbedded({ folder })
  const knock = `require('net').connect('${server.connection.host}/.s.PGSQL.5432')
    .on('connect', () => console.log('in')).on('error', (error) => console.log(error.code))`
  const other = Number(execFileSync('id', ['-u', 'daemon']))
  const { stdout } = spawnSync(process.execPath, ['-e', knock], { uid: other, gid: other, cwd: '/' })
  expect(String(stdout).trim()).toBe('EACCES')
})

async function ask(query: string) {
  const client = new pg.Client(server!.connection)
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}
