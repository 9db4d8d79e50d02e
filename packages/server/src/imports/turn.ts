import type { Database } from '../db/database.ts'

/**
 * Does the work while no other import is at work, here or in another copy of the program: two at once would each make the
 * clients that both bring. Undefined, and nothing done, if another is.
 */
export async function inTurn<T>(db: Database, work: () => Promise<T>): Promise<{ result: T } | undefined> {
  const client = await db.pool.connect()
  // The lock goes with the connection; the work notices by itself when the database is away.
  const ignore = () => {}
  client.on('error', ignore)
  const lock = "hashtextextended('kartoteka imports', 0)"
  let lost = false
  try {
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${lock}) as held`)
    if (!rows[0]?.held) return undefined
    const result = await work()
    await client.query(`select pg_advisory_unlock(${lock})`).catch(() => {
      lost = true
    })
    return { result }
  } catch (error) {
    lost = true
    throw error
  } finally {
    client.off('error', ignore)
    client.release(lost)
  }
}
