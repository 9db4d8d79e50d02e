import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bornAt } from './processes.ts'
import { type EmbeddedServer, startEmbedded } from './startEmbedded.ts'

let folder: string
let server: EmbeddedServer | undefined
const lines: string[] = []
const log = (line: string) => lines.push(line)
const holder = join(import.meta.dirname, '../../../test/holdDatabase.ts')

beforeEach(async () => {
  lines.length = 0
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-crash-'))
})

afterEach(async () => {
  await server?.stop()
  server = undefined
  await rm(folder, { recursive: true, force: true })
})

test('a server killed while it writes is started again and has every acknowledged row', async () => {
  server = await startEmbedded({ folder, log })
  const pool = new pg.Pool({ ...server.connection, max: 4 }).on('error', () => {})
  await pool.query('create table entry (id int primary key)')
  const acknowledged: number[] = []
  for (const kill of [1, 2]) {
    const victim = server.pid()!
    const writers = Array.from({ length: 4 }, async (_, lane) => {
      for (let i = 0; i < 100_000; i++) {
        const id = kill * 1_000_000 + i * 4 + lane
        await pool.query('insert into entry values ($1)', [id])
        acknowledged.push(id)
      }
    })
    setTimeout(() => process.kill(victim, 'SIGKILL'), 400)
    await Promise.allSettled(writers)
    await untilIt(async () => server!.pid() !== undefined && server!.pid() !== victim)
    await pool.query('select 1')
  }
  const { rows } = await pool.query('select id from entry')
  const kept = new Set(rows.map(({ id }) => id))
  expect(acknowledged.length).toBeGreaterThan(100)
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  expect(lines.filter((line) => line.includes('ended unexpectedly'))).toHaveLength(2)
  await pool.end()
})

test('a long query of the dead server does not keep the next one from starting', async () => {
  server = await startEmbedded({ folder, log })
  const pool = new pg.Pool(server.connection).on('error', () => {})
  const endless = pool.query('select count(*) from generate_series(1, 1e9::bigint)').catch(() => 'lost')
  await wait(300)
  const victim = server.pid()!
  process.kill(victim, 'SIGKILL')
  await untilIt(async () => server!.pid() !== undefined && server!.pid() !== victim)
  expect(await endless).toBe('lost')
  await pool.end()
})

test('a server whose program was killed is taken over, watched and stopped', async () => {
  const { child, pid } = await hold(folder)
  await killed(child)
  expect(bornAt(pid)).toBeDefined()
  server = await startEmbedded({ folder, log })
  expect(server.pid()).toBe(pid)
  expect(lines[0]).toContain('taken over')
  process.kill(pid, 'SIGKILL')
  await untilIt(async () => server!.pid() !== undefined && server!.pid() !== pid)
  const next = server.pid()!
  await server.stop()
  expect(bornAt(next)).toBeUndefined()
})

test('a stop ends a server that was taken over', async () => {
  const { child, pid } = await hold(folder)
  await killed(child)
  server = await startEmbedded({ folder, log })
  await server.stop()
  expect(bornAt(pid)).toBeUndefined()
})

test('program and server both killed: the next start recovers', async () => {
  const { child, pid } = await hold(folder)
  await killed(child)
  process.kill(pid, 'SIGKILL')
  server = await startEmbedded({ folder, log })
  expect(server.pid()).not.toBe(pid)
})

test('a stale lock that names a process of somebody else does not stand in the way', async () => {
  server = await startEmbedded({ folder, log })
  const lock = join(server.cluster, 'postmaster.pid')
  const text = await readFile(lock, 'utf8')
  await server.stop()
  const stranger = spawn('sleep', ['60'])
  await writeFile(lock, text.replace(/^\d+/, String(stranger.pid)))
  server = await startEmbedded({ folder, log })
  expect(bornAt(stranger.pid!)).toBeDefined()
  stranger.kill()
})

test('a second program on the same folder is told who has it, and harms nothing', async () => {
  const { child, pid } = await hold(folder)
  await expect(startEmbedded({ folder, log })).rejects.toThrow(
    new RegExp(`The data folder ${folder} is in use by process ${child.pid} `),
  )
  expect(bornAt(pid)).toBeDefined()
  child.kill('SIGTERM')
  await untilIt(async () => bornAt(pid) === undefined && child.exitCode === 0)
  server = await startEmbedded({ folder, log })
})

test('of two programs that start at the same moment on a new folder one wins', async () => {
  const outcomes = await Promise.allSettled([startEmbedded({ folder, log }), startEmbedded({ folder, log })])
  const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  expect(winners).toHaveLength(1)
  server = winners[0]!.value
  expect(String(outcomes.find((outcome) => outcome.status === 'rejected')?.reason)).toContain(
    'in use by process',
  )
})

async function hold(data: string): Promise<{ child: ChildProcess; pid: number }> {
  const child = spawn(process.execPath, [holder, data], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const chunk of child.stdout!) {
    const [said] = /\{.*\}/.exec(String(chunk)) ?? []
    if (said) return { child, pid: JSON.parse(said).pid }
  }
  throw new Error('the holder ended')
}

async function killed(child: ChildProcess) {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

async function untilIt(holds: () => Promise<boolean>) {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds().catch(() => false)) return
    await wait(50)
  }
  throw new Error(`It does not come true. The log says: ${lines.join(' | ')}`)
}
