/** What PostgreSQL says when it does not start, put so that the person who reads it can act. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'

const known: readonly [RegExp, (place: Place) => string][] = [
  [
    /No space left on device|Disk quota exceeded|Check free disk space|ENOSPC|EDQUOT/,
    ({ home }) => `The disk that holds ${home} is full.`,
  ],
  [/Read-only file system|EROFS/, ({ home }) => `${home} is on a disk that can only be read.`],
  [
    /has wrong ownership|Permission denied|EACCES|EPERM/,
    ({ home, account }) =>
      `The files in ${home} belong to somebody else than "${account.name}", or are closed to it.`,
  ],
  [
    /incompatible with server/,
    ({ home }) => `The database in ${home} was made by another major version of PostgreSQL.`,
  ],
]

/** An error of the sentence, the reason if it is a known one, and the last words of the database. */
export function explained(sentence: string, output: string, place: Place): Error {
  const reason = known.find(([pattern]) => pattern.test(output))?.[1](place)
  return new Error([sentence, reason, lastLines(output)].filter(Boolean).join('\n'))
}

/** The same for an error of the file system; any other is returned as it is. */
export function explainedFault(error: unknown, place: Place): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (!code || !/^E[A-Z]+$/.test(code)) return error
  return explained('The database could not be started.', message, place)
}

/** The newest lines the database wrote to its log files, in case it came that far. */
export function endOfLog({ cluster }: Place, since: number): string {
  try {
    const folder = join(cluster, 'log')
    const files = readdirSync(folder).map((name) => join(folder, name))
    const [newest] = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    if (!newest || statSync(newest).mtimeMs < since) return ''
    return lastLines(readFileSync(newest, 'utf8'))
  } catch {
    return ''
  }
}

const lastLines = (text: string) => text.trim().split('\n').slice(-12).join('\n')
