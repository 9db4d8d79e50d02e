/** The floor: the same SQL work without the program, by pgbench with prepared statements, else by `pg` with named ones. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { type Measured, measuredFrom } from './job.ts'
import type { Load } from './load.ts'

/** Scripts that are run by turns, each of statements one after another. */
export interface Floor {
  readonly scripts: readonly (readonly string[])[]
  /** `$1` in a statement is a whole number from 1 to this. */
  readonly upTo?: number
  /** Settings of the connection, as PGOPTIONS takes them. */
  readonly options?: string
}

const debian = '/usr/lib/postgresql'

/** The newest pgbench of this machine; undefined if there is none. */
export function findPgbench(): string | undefined {
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((one, other) => Number(other) - Number(one))
    : []
  const folders = [
    ...versions.map((name) => join(debian, name, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path))
}

/** Runs the floor for so long on so many connections. */
export async function runFloor(
  connection: pg.PoolConfig,
  load: Load,
  floor: Floor,
  connections: number,
  milliseconds: number,
): Promise<Measured> {
  const pgbench = findPgbench()
  if (!pgbench) return load.run({ kind: 'sql', connection, ...floor, connections, milliseconds })
  const folder = mkdtempSync(join(tmpdir(), 'kartoteka-floor-'))
  try {
    return await byPgbench(
      pgbench,
      connection,
      floor,
      connections,
      Math.max(1, Math.round(milliseconds / 1000)),
      folder,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function byPgbench(
  pgbench: string,
  connection: pg.PoolConfig,
  { scripts, upTo, options = '' }: Floor,
  connections: number,
  seconds: number,
  folder: string,
): Promise<Measured> {
  const drawn = upTo === undefined ? '' : `\\set i random(1, ${upTo})\n`
  const files = scripts.map((statements, index) => {
    const file = join(folder, `${index}.sql`)
    writeFileSync(file, `${drawn}${statements.map(line).join('\n')}\n`)
    return ['-f', file]
  })
  const threads = Math.min(2, connections)
  const where = [
    '-h',
    String(connection.host),
    '-p',
    String(connection.port ?? 5432),
    '-U',
    String(connection.user),
  ]
  const how = [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(connections),
    '-j',
    String(threads),
    '-T',
    String(seconds),
  ]
  const log = ['-l', `--log-prefix=${join(folder, 'log')}`]
  await promisify(execFile)(
    pgbench,
    [...how, ...where, ...log, ...files.flat(), String(connection.database)],
    { cwd: folder, env: { ...process.env, PGOPTIONS: options } },
  )
  const latencies = readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000)
  return measuredFrom(latencies, seconds)
}

/** pgbench takes what follows a colon for a variable, inside a text too. */
const line = (statement: string): string =>
  `${statement
    .replace(/'(?:[^']|'')*'/g, (text) =>
      /:\w/.test(text) ? `(${text.replace(/:(?=\w)/g, "'||chr(58)||'")})` : text,
    )
    .replaceAll('$1', ':i')
    .replace(/\s+/g, ' ')};`
