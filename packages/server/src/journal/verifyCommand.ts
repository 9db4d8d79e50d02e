/**
 * `npm run journal:verify`: recomputes the chain of the journal and says up to where it holds. With
 * `-- --seal <number>:<digest>` also whether a seal that was kept outside still fits. Ends with 1 if something does not.
 */
import { readConfig } from '../config.ts'
import { connectionOf } from '../db/connection.ts'
import { openDatabase } from '../db/database.ts'
import type { KeptSeal } from './outside.ts'
import { type Verdict, verifyJournal } from './verify.ts'

const { outside, others } = parametersOf(process.argv.slice(2))
const { connection, close } = await connectionOf(readConfig(process.env, others), console.log)
const db = openDatabase(connection)
try {
  report(await verifyJournal(db, outside))
} finally {
  await db.close()
  await close()
}

function report({ seals, entries, open, erased, broken, newest, kept }: Verdict): void {
  console.log(
    `${entries} entries in ${seals} seals fit; ${open} not sealed yet; ${erased} erased under the privacy law.`,
  )
  if (newest) console.log(`Newest seal: ${newest.number}:${newest.digest}`)
  if (broken) wrong(`The chain is broken: ${broken}`)
  if (kept === 'fits')
    console.log(`Seal ${outside?.number} fits the one that was kept: nothing up to it was changed since.`)
  if (kept === 'differs')
    wrong(`Seal ${outside?.number} is not the one that was kept: the journal up to it was written anew.`)
  if (kept === 'missing')
    wrong(
      `There is no seal ${outside?.number}: the end of the journal was cut off, or it is another journal.`,
    )
  if (kept === 'unreached')
    wrong(`Whether seal ${outside?.number} fits cannot be said: the chain is broken before it.`)
}

function wrong(line: string): void {
  console.error(line)
  process.exitCode = 1
}

function parametersOf(parameters: readonly string[]): { outside?: KeptSeal; others: readonly string[] } {
  const place = parameters.indexOf('--seal')
  if (place === -1) return { others: parameters }
  const [, number, digest] = /^([1-9]\d{0,17}):([0-9a-f]{64})$/i.exec(parameters[place + 1] ?? '') ?? []
  if (number === undefined || digest === undefined) {
    console.error('--seal takes what was kept, as <number>:<digest> with 64 hexadecimal digits.')
    process.exit(1)
  }
  return { outside: { number, digest: digest.toLowerCase() }, others: parameters.toSpliced(place, 2) }
}
