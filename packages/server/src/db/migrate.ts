import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { migrateJobs } from '../jobs/schema.ts'
import { demandSuitable } from './suitable.ts'

const folder = new URL('../../migrations/', import.meta.url)

/**
 * Brings the database to the newest migration, each in a transaction of its own, under a lock so that several programs
 * may start at once. Returns the names of those it ran. Throws when the database is not suitable, a migration that has run
 * was changed since, or the database is newer than the program.
 *
 * @param last the migration to stop behind: a database as an earlier release left it
 */
export async function migrate(pool: pg.Pool, last?: string): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await demandSuitable(client)
    // An index of a large firm takes longer than any statement of a request may, and another copy waits for it.
    await client.query('set statement_timeout = 0')
    await client.query("select pg_advisory_lock(hashtext('kartoteka migrations'))")
    await client.query(`create table if not exists migration (
      name text primary key, digest text not null, ran_at timestamptz not null default now())`)
    const done = new Map(
      (await client.query<{ name: string; digest: string }>('select name, digest from migration')).rows.map(
        (row) => [row.name, row.digest],
      ),
    )
    const known = await migrations()
    const stranger = [...done.keys()].find((name) => !known.some((each) => each.name === name))
    if (stranger)
      throw new Error(`The database was made by a newer Kartoteka (migration ${stranger}); start that one.`)
    const ran: string[] = []
    for (const { name, text, digest } of known) {
      if (done.get(name) === digest) continue
      if (done.has(name))
        throw new Error(`Migration ${name} was changed after it ran here; migrations only go forward.`)
      await client.query('begin')
      await client.query(text)
      await client.query('insert into migration (name, digest) values ($1, $2)', [name, digest])
      await client.query('commit')
      ran.push(name)
      if (name === last) break
    }
    await migrateJobs(pool)
    return ran
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('kartoteka migrations'))").catch(() => {})
    await client.query('reset statement_timeout').catch(() => {})
    client.release()
  }
}

async function migrations() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, digest: createHash('sha256').update(text.replace(/\r\n/g, '\n')).digest('hex') }
    }),
  )
}
