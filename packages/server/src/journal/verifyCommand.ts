/** `npm run journal:verify`: recomputes the chain of the journal and says up to where it holds. Ends with 1 if it does not. */
import { readConfig } from '../config.ts'
import { connectionOf } from '../db/connection.ts'
import { openDatabase } from '../db/database.ts'
import { verifyJournal } from './verify.ts'

const { connection, close } = await connectionOf(readConfig(process.env, process.argv.slice(2)), console.log)
const db = openDatabase(connection)
try {
  const { seals, entries, open, erased, broken, newest } = await verifyJournal(db)
  console.log(
    `${entries} entries in ${seals} seals fit; ${open} not sealed yet; ${erased} erased under the privacy law.`,
  )
  if (newest) console.log(`Newest seal: ${newest.number} ${newest.digest}`)
  if (broken) {
    console.error(`The chain is broken: ${broken}`)
    process.exitCode = 1
  }
} finally {
  await db.close()
  await close()
}
