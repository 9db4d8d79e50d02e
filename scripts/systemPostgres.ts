/** The PostgreSQL that this machine has of its own, beside the embedded one. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface SystemPostgres {
  /** The folder with postgres and initdb. */
  readonly bin: string
  readonly major: number
}

const debian = '/usr/lib/postgresql'
const oldest = 15

/** The newest of 15 or later; undefined if there is none. */
export function newestSystemPostgres(): SystemPostgres | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).map((name) => join(debian, name, 'bin')) : []
  const found = [...versions, ...(process.env.PATH ?? '').split(delimiter)]
    .filter((bin) => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')))
    .map((bin) => ({ bin, major: majorOf(bin) }))
    .filter(({ major }) => major >= oldest)
  return found.sort((one, other) => other.major - one.major)[0]
}

function majorOf(bin: string): number {
  try {
    const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
    return Number(/PostgreSQL\D* (\d+)/.exec(version)?.[1] ?? 0)
  } catch {
    return 0
  }
}
