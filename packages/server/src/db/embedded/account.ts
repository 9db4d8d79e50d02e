/** The account the database runs under. PostgreSQL refuses to run as root, so root lends it another one. */
import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'

/** Without uid and gid: the account this program runs under itself. */
export interface Account {
  readonly name: string
  readonly uid?: number
  readonly gid?: number
}

export interface Outcome {
  readonly code: number
  readonly output: string
}

export const runsAsRoot = () => process.getuid?.() === 0

/**
 * Under whom the database with its files in `owned` (a path that exists) runs: ourselves; for root the owner
 * of those files, or if that is root too, `postgres`, else `nobody`. Throws when the machine has neither.
 */
export async function accountFor(owned: string): Promise<Account> {
  if (!runsAsRoot()) return { name: await nameOf(String(process.getuid?.() ?? '')) }
  const { uid, gid } = statSync(owned)
  if (uid !== 0) {
    const name = await nameOf(String(uid))
    if (name) return { name, uid, gid }
  }
  for (const name of ['postgres', 'nobody']) {
    const known = await identity(name)
    if (known) return known
  }
  throw new Error(
    'PostgreSQL cannot run as root, and this machine has neither the account "postgres" nor "nobody".',
  )
}

/** The environment of every program of PostgreSQL: no PG… variable of ours may lead it elsewhere. */
export const cleanEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', LANG: 'C' }

/** Runs a program to its end under the account; a failure is its exit code, never an exception. */
export function run(account: Account, program: string, args: readonly string[]): Promise<Outcome> {
  const { uid, gid } = account
  return new Promise((resolve) => {
    execFile(program, args, { uid, gid, cwd: '/', env: cleanEnvironment }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0
      resolve({ code, output: `${stdout}${stderr}` || (error?.message ?? '') })
    })
  })
}

/** Whether the account can walk into the folder. Asked of the system, which also knows of access lists. */
export async function reaches(account: Account, folder: string): Promise<boolean> {
  return (await run(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder])).code === 0
}

async function identity(name: string): Promise<Account | undefined> {
  const uid = await ask('-u', name)
  const gid = await ask('-g', name)
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}

const nameOf = async (uid: string) => (await ask('-un', uid)) ?? ''

async function ask(question: string, name: string) {
  const { code, output } = await run({ name: '' }, 'id', [question, name])
  return code === 0 ? output.trim() : undefined
}
