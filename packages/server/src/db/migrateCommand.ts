/** `npm run migrate`: brings the database up to date without serving. */
import { readConfig } from '../config.ts'
import { connectionOf } from './connection.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

const { connection, close } = await connectionOf(readConfig(process.env, process.argv.slice(2)), console.log)
const db = openDatabase(connection)
try {
  const ran = await migrate(db.pool)
  console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`)
} finally {
  await db.close()
  await close()
}
