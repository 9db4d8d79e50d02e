import pg from 'pg'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../../test/server.ts'
import { migrate } from './migrate.ts'
import { demandSuitable } from './suitable.ts'

test.each(['LATIN2', 'SQL_ASCII'] as const)(
  'a database that keeps text in %s is refused, and nothing is made in it',
  async (encoding) => {
    const { poolConfig, drop } = await emptyDatabase(encoding)
    const pool = new pg.Pool(poolConfig)
    await expect(migrate(pool)).rejects.toThrow(`keeps text in ${encoding}`)
    const { rows } = await pool.query(
      "select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    )
    expect(rows).toEqual([])
    await pool.end()
    await drop()
  },
)

test('one too old is refused by its release', async () => {
  const rows = [{ version: 13, release: '13.18', encoding: 'UTF8', name: 'kartoteka' }]
  const old = { query: async () => ({ rows }) } as unknown as pg.ClientBase
  await expect(demandSuitable(old)).rejects.toThrow('PostgreSQL 13.18; Kartoteka needs 15 or newer')
})
