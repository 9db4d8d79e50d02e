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
  return onceAMinute(db, query, async () => Math.max(1, await db.estimate(query)))
}

/** How many rows the query gives: counted once a minute. */
export async function counted(db: Database, rows: Sql): Promise<number> {
  const query = sql`select count(*)::int as n from (${rows}) x`
  return onceAMinute(db, query, async () => (await db.read<{ n: number }>(query))[0]!.n)
}

async function onceAMinute(db: Database, query: Sql, ask: () => Promise<number>): Promise<number> {
  const { text, values } = compiled(query)
  const key = JSON.stringify([text, values])
  const known = guesses.get(db.pool) ?? new Map()
  guesses.set(db.pool, known)
  const old = known.get(key)
  if (old && old.until > Date.now()) return old.rows
  const rows = await ask()
  if (known.size >= mostKept) known.clear()
  known.set(key, { rows, until: Date.now() + kept })
  return rows
}
