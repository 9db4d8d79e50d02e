/** The real program, started as its users start it, on a data folder and a port of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { bornAt } from '../packages/server/src/db/embedded/processes.ts'
import { scratch } from '../packages/server/test/scratch.ts'
import { freePort } from './port.ts'

export interface Kartoteka {
  /** http://localhost:… without a slash at the end. */
  readonly url: string
  readonly admin: { readonly email: string; readonly password: string }
  /** The data folder. */
  readonly folder: string
  /** Everything the program has printed. */
  output(): string
  /** As Ctrl+C does it; then starts again on the same data. */
  restart(): Promise<void>
  /** Kills the program as a power cut would. Its database goes on running until restart() or stop(). */
  kill9(): Promise<void>
  /** Kills the database server under the running program. */
  killDatabase(): Promise<void>
  /** Ends the program and its database; the data stays. */
  end(): Promise<void>
  /** Ends the program and its database, and removes the data. */
  stop(): Promise<void>
}

const program = join(import.meta.dirname, '../packages/server/src/main.ts')
const admin = { email: 'admin@example.com', password: 'correct horse battery staple' }
/** Milliseconds; the first start also builds the screens. */
const patience = 120_000

/**
 * Starts the program and waits until it answers: on an empty data folder on the disk, as its users have it; or on a copy of
 * one that an ended program left, in memory if there is plenty.
 * Throws with everything it printed if it does not.
 */
export async function startKartoteka(
  environment: NodeJS.ProcessEnv = {},
  parameters: readonly string[] = [],
  left?: string,
): Promise<Kartoteka> {
  const folder = await mkdtemp(join(left ? scratch() : tmpdir(), 'kartoteka-e2e-'))
  // Node's own copy would give everything to us; the database's files belong to another account if we are root.
  if (left) await promisify(execFile)('cp', ['-a', `${left}/.`, folder])
  const port = await freePort()
  const url = `http://localhost:${port}`
  let printed = ''
  let child: ChildProcess

  async function start() {
    child = spawn(process.execPath, [program, ...parameters], {
      env: environmentFor(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const note = (chunk: Buffer) => {
      printed += chunk
    }
    child.stdout?.on('data', note)
    child.stderr?.on('data', note)
    const deadline = Date.now() + patience
    while (!(await answers(`${url}/api/health`))) {
      if (hasEnded(child)) throw new Error(`Kartoteka ended while starting:\n${printed}`)
      if (Date.now() > deadline) throw new Error(`Kartoteka does not answer:\n${printed}`)
      await wait(100)
    }
  }

  function environmentFor(): NodeJS.ProcessEnv {
    const { DATABASE_URL: _, ...inherited } = process.env
    const access = { KARTOTEKA_ADMIN_EMAIL: admin.email, KARTOTEKA_ADMIN_PASSWORD: admin.password }
    return {
      ...inherited,
      NODE_ENV: 'production',
      KARTOTEKA_DATA: folder,
      PORT: `${port}`,
      ...access,
      ...environment,
    }
  }

  async function signal(name: NodeJS.Signals) {
    if (hasEnded(child)) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(name)
    await ended
  }

  async function end() {
    await signal('SIGTERM')
    await signalDatabase(folder, 'SIGINT')
  }

  async function stop() {
    await end()
    await rm(folder, { recursive: true, force: true })
  }

  await start().catch(async (error) => {
    await stop()
    throw error
  })
  return {
    url,
    admin,
    folder,
    output: () => printed,
    restart: async () => {
      await signal('SIGTERM')
      await start()
    },
    kill9: () => signal('SIGKILL'),
    killDatabase: () => signalDatabase(folder, 'SIGKILL'),
    end,
    stop,
  }
}

async function signalDatabase(folder: string, signal: NodeJS.Signals) {
  const pid = databaseOf(folder)
  const born = pid && bornAt(pid)
  if (!pid || !born) return
  process.kill(pid, signal)
  while (bornAt(pid) === born) await wait(50)
}

function databaseOf(folder: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8'), 10)
  } catch {
    return undefined
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(5_000) })).ok
  } catch {
    return false
  }
}
