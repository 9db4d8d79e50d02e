/** One running PostgreSQL server: begun by us, or found running because the program before us was killed. */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { cleanEnvironment, run } from './account.ts'
import type { Binaries } from './binaries.ts'
import { superuser } from './createCluster.ts'
import { endOfLog, explained } from './explained.ts'
import type { Place } from './place.ts'
import { bornAt, commandOf, processesIn } from './processes.ts'

export interface Postmaster {
  readonly pid: number
  /** Whether it was running already. */
  readonly found: boolean
  /** Fulfilled when the process is gone, for whatever reason. */
  readonly gone: Promise<void>
}

export const socketAddress = ({ sockets }: Place, database: string, user: string) => ({
  host: sockets,
  port: 5432,
  database,
  user,
  ssl: false,
})

/** Finds the server of this cluster, or begins one. Resolves when it answers; throws its last words. */
export async function findOrBegin(place: Place, binaries: Binaries): Promise<Postmaster> {
  const left = leftBehind(place)
  if (left && isPostgres(left)) {
    const found = await takeOver(left, place, binaries)
    if (found) return found
  }
  if (left) await endOrphans(place)
  return begin(place, binaries, left)
}

/** Ends it: open transactions are rolled back, everything acknowledged is on disk. Waits until it is gone. */
export async function end(
  postmaster: Postmaster,
  { cluster, account }: Place,
  { bin }: Binaries,
): Promise<void> {
  const how = async (mode: string, seconds: number) =>
    (await run(account, join(bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', mode, '-w', '-t', `${seconds}`]))
      .code
  // "immediate" loses nothing either: the next start reads the log of writes instead.
  if ((await how('fast', 60)) !== 0 && bornAt(postmaster.pid)) await how('immediate', 10)
  // The server never keeps our own process running; with nothing else to do it would be over before the server is.
  const awake = setInterval(() => {}, 1_000)
  await postmaster.gone.finally(() => clearInterval(awake))
}

async function begin(place: Place, { bin }: Binaries, left: number | undefined): Promise<Postmaster> {
  const { home, cluster, sockets, account } = place
  const began = Date.now() - 1000
  const words = join(home, 'postgres-start.log')
  rmSync(words, { force: true })
  const output = openSync(words, 'wx', 0o600)
  const child = spawn(join(bin, 'postgres'), argumentsFor(home, cluster, sockets), {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    // In a session of its own, for Ctrl+C in a terminal goes to every process there.
    detached: true,
    stdio: ['ignore', output, output],
    // A stale lock may name an id that is now another process's. PostgreSQL disregards a grandparent's.
    env: left ? { ...cleanEnvironment, PG_GRANDPARENT_PID: String(left) } : cleanEnvironment,
  })
  closeSync(output)
  const gone = new Promise<void>((resolve) =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
  child.unref()
  let ended = false
  void gone.then(() => {
    ended = true
  })
  for (let pause = 20; !ended; pause = Math.min(pause * 1.5, 500)) {
    if ((await ask(place)) === 'ready') return { pid: child.pid!, found: false, gone }
    await wait(pause)
  }
  const said = readFileSync(words, 'utf8')
  throw explained('The database did not start.', `${said}\n${endOfLog(place, began)}`, place)
}

const argumentsFor = (home: string, cluster: string, sockets: string) => [
  ...['-D', cluster, '-c', `config_file=${home}/postgresql.conf`, '-c', `hba_file=${home}/pg_hba.conf`],
  ...['-c', 'listen_addresses=', '-c', `unix_socket_directories=${sockets}`, '-c', 'port=5432'],
  ...['-c', 'unix_socket_permissions=0700'],
]

/** A query in full swing does not notice that its server died, and holds its memory until it is through. */
async function endOrphans({ cluster, account }: Place) {
  const orphans = processesIn(cluster).filter((pid) => commandOf(pid).startsWith('postgres:'))
  if (orphans.length > 0)
    await run(account, '/bin/sh', ['-c', 'kill -QUIT "$@"', 'sh', ...orphans.map(String)])
}

/** Undefined when it ended instead, or had to be ended because nobody can reach it any more. */
async function takeOver(pid: number, place: Place, binaries: Binaries): Promise<Postmaster | undefined> {
  const postmaster = { pid, found: true, gone: goneFrom(pid) }
  for (let silent = 0; bornAt(pid); ) {
    const answer = await ask(place)
    if (answer === 'ready') return postmaster
    silent = answer === 'silent' ? silent + 1 : 0
    if (answer === 'ending' || silent > 20) await end(postmaster, place, binaries)
    await wait(250)
  }
  return undefined
}

async function goneFrom(pid: number) {
  const born = bornAt(pid)
  while (bornAt(pid) === born) await wait(250, undefined, { ref: false })
}

/** The process id that the lock file of the cluster names. */
function leftBehind({ cluster }: Place): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}

const isPostgres = (pid: number) => bornAt(pid) !== undefined && /postgres/.test(commandOf(pid))

async function ask(place: Place): Promise<'ready' | 'starting' | 'ending' | 'silent'> {
  const client = new pg.Client(socketAddress(place, 'postgres', superuser))
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code !== '57P03') return 'silent'
    return /shutting down/.test(message) ? 'ending' : 'starting'
  } finally {
    await client.end().catch(() => {})
  }
}
