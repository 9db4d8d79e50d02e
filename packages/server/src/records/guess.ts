import type { Database } from '../db/database.ts'
import { compiled, type Sql, sql } from '../db/sql.ts'

/** Milliseconds a guess is kept: only speed hangs on it. */
const kept = 60_000
const mostKept = 2_000

const guesses = new WeakMap<
  Database['pool'],
  Map<string, { readonly rows: number; readonly until: number }>
>()

/** About how many rows of the table (aliased `t`) meet the condition: what the planner thinks, asked once a minute. */
export async function guessed(db: Database, table: string, condition: Sql): Promise<number> {
  const query = sql`select from ${sql.id(table)} t where ${condition}`
  const { text, values } = compiled(query)
  const key = JSON.stringify([text, values])
  const known = guesses.get(db.pool) ?? new Map()
  guesses.set(db.pool, known)
  const old = known.get(key)
  if (old && old.until > Date.now()) return old.rows
  const rows = Math.max(1, await db.estimate(query))
  if (known.size >= mostKept) known.clear()
  known.set(key, { rows, until: Date.now() + kept })
  return rows
}
