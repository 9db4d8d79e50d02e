import pg from 'pg'
import { expect, test } from 'vitest'
import { emptyDatabase, freshDatabase } from './server.ts'

test('every database of a test is its own, and its owner is no superuser', async () => {
  const [one, other] = [await emptyDatabase(), await emptyDatabase()]
  const pools = [one, other].map(({ poolConfig }) => new pg.Pool(poolConfig))
  for (const pool of pools) await pool.query('create table thing (name text)')
  await pools[0]!.query("insert into thing values ('a')")
  expect((await pools[1]!.query('select * from thing')).rows).toEqual([])
  const { rows } = await pools[0]!.query("select current_setting('is_superuser') as yes")
  expect(rows).toEqual([{ yes: 'off' }])
  const byUrl = new pg.Client(one.url)
  await byUrl.connect()
  expect((await byUrl.query('select * from thing')).rows).toEqual([{ name: 'a' }])
  await byUrl.end()
  for (const pool of pools) await pool.end()
  await one.drop()
  await other.drop()
})

test('a fresh database has every migration, also when several are asked for at once', async () => {
  const databases = await Promise.all([freshDatabase(), freshDatabase(), freshDatabase()])
  for (const { poolConfig, drop } of databases) {
    const client = new pg.Client(poolConfig)
    await client.connect()
    const { rows } = await client.query("select count(*)::int from pg_tables where schemaname = 'public'")
    expect(rows[0].count).toBeGreaterThan(1)
    await client.end()
    await drop()
  }
})
