/** One program at a time per data folder: a second one is told who the first is. */
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { bornAt } from './processes.ts'

interface Owner {
  readonly pid: number
  readonly born: string
  readonly host: string
}

type Log = (line: string) => void

const file = 'owner.lock'
/** Milliseconds between two signs of life; a program in another container sees nothing else of us. */
const heartbeat = 2_000

/**
 * Takes the folder for this process and returns the function that gives it back. Throws a sentence naming the
 * process that has it. A lock whose process is gone (the id, and the moment it began) is cleared.
 */
export async function takeOwnership(home: string, named: string, log: Log = () => {}): Promise<() => void> {
  const path = join(home, file)
  const mine = JSON.stringify({
    pid: process.pid,
    born: bornAt(process.pid) ?? '',
    host: hostname(),
  } satisfies Owner)
  while (!claim(path, mine)) {
    const found = read(path)
    if (found === undefined) continue
    if (await lives(path, found, log)) throw new Error(inUse(named, found))
    clear(path, found, named)
  }
  const beat = setInterval(() => touch(path, mine), heartbeat).unref()
  return () => {
    clearInterval(beat)
    if (read(path) === mine) rmSync(path, { force: true })
  }
}

/** A link is made whole or not at all, so nobody ever reads half a lock. */
function claim(path: string, mine: string): boolean {
  const draft = `${path}.${process.pid}`
  rmSync(draft, { force: true })
  // Readable for others, whom the folder keeps out: root's lock must not puzzle the owner of the folder.
  writeFileSync(draft, mine, { mode: 0o644, flag: 'wx' })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moved aside before it is removed: if another start was quicker, its lock is put back. */
function clear(path: string, stale: string, named: string) {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved !== undefined && moved !== stale) {
    claim(path, moved)
    throw new Error(inUse(named, moved))
  }
  rmSync(aside, { force: true })
}

async function lives(path: string, found: string, log: Log): Promise<boolean> {
  const owner = parse(found)
  if (!owner) return false
  if (owner.host === hostname()) return bornAt(owner.pid) === owner.born
  log(`The data folder was used on the machine ${owner.host}. Waiting to see whether it still is.`)
  const before = touched(path)
  await wait(heartbeat * 3)
  return touched(path) !== before
}

function parse(text: string): Owner | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function inUse(named: string, found: string) {
  const { pid, host } = parse(found) ?? { pid: '?', host: '?' }
  const remedy = 'Stop that one first, or choose another folder with KARTOTEKA_DATA.'
  return `The data folder ${named} is in use by process ${pid} (${host}). ${remedy}`
}

const touched = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs

function touch(path: string, mine: string) {
  const now = new Date()
  if (read(path) === mine) utimesSync(path, now, now)
}

function read(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
