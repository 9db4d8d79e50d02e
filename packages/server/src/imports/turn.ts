import type { Database } from '../db/database.ts'
import { compiled, type Sql } from '../db/sql.ts'

/** Asks on the one connection that has the turn: what is temporary there is there for all of it. */
export type OwnSession = <R extends object>(query: Sql) => Promise<R[]>

/**
 * Does the work while no other import is at work, here or in another copy of the program: two at once would each make the
 * clients that both bring. Undefined, and nothing done, if another is.
 */
export async function inTurn<T>(
  db: Database,
  work: (own: OwnSession) => Promise<T>,
): Promise<{ result: T } | undefined> {
  const client = await db.pool.connect()
  // The lock goes with the connection; the work notices by itself when the database is away.
  const lock = "hashtextextended('kartoteka imports', 0)"
  let lost = false
  try {
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${lock}) as held`)
    if (!rows[0]?.held) return undefined
    const result = await work(async <R extends object>(query: Sql) => {
      const { text, values } = compiled(query)
      return (await client.query<R>(text, [...values])).rows
    })
    await client.query(`select pg_advisory_unlock(${lock})`).catch(() => {
      lost = true
    })
    return { result }
  } catch (error) {
    lost = true
    throw error
  } finally {
    client.release(lost)
  }
}
