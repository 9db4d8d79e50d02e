/** What is written down of an import's progress. */
import type { ImportState } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { type Sql, sql, truth } from '../db/sql.ts'
import type { Also } from '../records/flush.ts'
import type { RowProblem } from './row.ts'
import type { RowTaken } from './rows.ts'
import { type FileProblem, nothingYet, type StoredImport, type Tally } from './stored.ts'

/** The sums of two tallies. */
export const plus = (one: Partial<Tally>, other: Tally): Tally =>
  Object.fromEntries(
    Object.entries(nothingYet).map(([name, none]) => {
      const key = name as keyof Tally
      return [name, (one[key] ?? none) + other[key]]
    }),
  ) as unknown as Tally

/**
 * How far the import is, written in the statement that keeps the rows: both, or neither. Touches nothing, and so fails the
 * statement, when somebody else has dealt with these rows meanwhile or the import was stopped.
 */
export function reached(
  before: StoredImport,
  after: StoredImport,
  taken: readonly RowTaken[],
): readonly Also[] {
  const { id, line, bytes, counts, act } = after
  const progress = sql`update import set line = ${line}::bigint, bytes = ${bytes}::bigint, counts = ${JSON.stringify(counts)}::jsonb,
    act = ${act}::uuid where id = ${id}::uuid and line = ${before.line}::bigint and state = 'running' returning id`
  const rejects = taken.filter(({ problems }) => problems.length > 0)
  return [
    { name: 'progress', sql: progress, rows: 1 },
    ...(rejects.length > 0 ? [{ name: 'rejects', sql: insertRejects(id, rejects) }] : []),
  ]
}

/** The rows that were not taken, letter by letter. */
export function insertRejects(id: string, taken: readonly RowTaken[], condition: Sql = truth): Sql {
  const rows = taken.map(({ row, problems }) => ({
    import: id,
    line: row.line,
    raw: `\\x${Buffer.from(row.raw).toString('hex')}`,
    problems: problems satisfies readonly RowProblem[],
  }))
  return sql`insert into import_reject (import, line, raw, problems)
    select import, line, raw, problems from json_populate_recordset(null::import_reject, ${JSON.stringify(rows)}::json) where ${condition}
    on conflict do nothing`
}

/** Moves an import on from one of the states; whether it was in one. */
export async function move(
  db: Database,
  id: string,
  from: readonly ImportState[],
  to: ImportState,
  problem: FileProblem | null = null,
): Promise<boolean> {
  const ended = ['done', 'cancelled', 'failed', 'undone'].includes(to)
  const rows =
    await db.write(sql`update import set state = ${to}, problem = ${problem && JSON.stringify(problem)}::jsonb,
    started_at = case when ${to === 'running'}::boolean then coalesce(started_at, now()) else started_at end,
    ended_at = case when ${ended}::boolean then now() end
    where id = ${id}::uuid and state = any(${from}::text[]) returning id`)
  return rows.length > 0
}
