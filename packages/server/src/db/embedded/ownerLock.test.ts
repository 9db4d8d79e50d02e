import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { takeOwnership } from './ownerLock.ts'
import { bornAt } from './processes.ts'

function folder() {
  const home = mkdtempSync(join(tmpdir(), 'kartoteka-lock-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const lock = join(home, 'owner.lock')
  return {
    home,
    lock,
    here: () => JSON.parse(readFileSync(lock, 'utf8')),
    leave: (owner: object) => writeFileSync(lock, JSON.stringify({ host: 'elsewhere', ...owner })),
  }
}

test('the lock is there until it is given back', async () => {
  const { home, lock, here } = folder()
  const release = await takeOwnership(home, 'data')
  expect(here()).toMatchObject({ pid: process.pid, born: bornAt(process.pid) })
  await expect(takeOwnership(home, 'data')).rejects.toThrow(`data is in use by process ${process.pid}`)
  release()
  expect(existsSync(lock)).toBe(false)
})

test('a lock whose process id was given to another process is cleared', async () => {
  const { home, here, leave } = folder()
  const release = await takeOwnership(home, 'data')
  const { host } = here()
  release()
  leave({ pid: process.ppid, born: 'long ago', host })
  const again = await takeOwnership(home, 'data')
  expect(here().pid).toBe(process.pid)
  again()
})

test('half a lock, as a full disk leaves it, is cleared', async () => {
  const { home, lock } = folder()
  writeFileSync(lock, '{"pid":')
  const release = await takeOwnership(home, 'data')
  release()
})

test.concurrent('a program in another container lives while it touches the lock', async () => {
  const { home, lock, leave } = folder()
  leave({ pid: 1, born: 'x' })
  let seconds = 0
  const beat = setInterval(() => utimesSync(lock, ++seconds, seconds), 1_000)
  await expect(takeOwnership(home, 'data')).rejects.toThrow('in use by process 1 (elsewhere)')
  clearInterval(beat)
})

test.concurrent('a program in another container that touches it no more has left it behind', async () => {
  const { home, leave } = folder()
  leave({ pid: 1, born: 'x' })
  const lines: string[] = []
  const release = await takeOwnership(home, 'data', (line) => lines.push(line))
  expect(lines[0]).toContain('elsewhere')
  release()
})
