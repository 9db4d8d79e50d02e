import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/server.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { beginFirm } from './begin.ts'

test('of several copies that start at once on an empty database one makes the firm, and all of them start', async () => {
  const database = await freshDatabase()
  const db = openDatabase(database.poolConfig)
  const config = readConfig(
    { KARTOTEKA_ADMIN_EMAIL: 'szef@example.com', KARTOTEKA_ADMIN_PASSWORD: 'poprawny koń bateria' },
    [],
  )
  const begin = () => beginFirm({ db, config, log: () => {} })
  try {
    expect(await Promise.all([begin(), begin(), begin()])).toEqual([undefined, undefined, undefined])
    expect(await db.read(sql`select email from "user"`)).toEqual([{ email: 'szef@example.com' }])
  } finally {
    await db.close()
    await database.drop()
  }
})
