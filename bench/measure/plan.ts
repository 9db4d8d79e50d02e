/** What PostgreSQL does for one request of the program: rows read, rows given, and the plan. */
import pg from 'pg'
import type { Database } from '../../packages/server/src/db/database.ts'
import { type Also, alsoIn } from '../../packages/server/src/db/prepared.ts'
import { type Compiled, compiled, type Sql } from '../../packages/server/src/db/sql.ts'

interface Node {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Node[]
}

export interface Plan {
  /** Rows that scans of tables and indexes touched. */
  readonly read: number
  readonly milliseconds: number
  readonly text: string
}

/** Notes what a piece of the program asks of the database while it is answered. */
export function noting(db: Database): { db: Database; asked: readonly Asked[] } {
  const asked: Asked[] = []
  const note =
    <Q extends Asked>(run: <R extends object>(query: Q) => Promise<R[]>) =>
    <R extends object>(query: Q) => {
      asked.push(query)
      return run<R>(query)
    }
  const noteOne =
    <Q extends Asked>(run: (query: Q, also?: Also) => Promise<unknown>) =>
    (query: Q, also?: Also) => {
      asked.push(also ? alsoIn(query, also) : query)
      return run(query, also) as never
    }
  return {
    db: {
      ...db,
      read: note(db.read),
      search: note(db.search),
      readOne: noteOne(db.readOne),
      searchOne: noteOne(db.searchOne),
    },
    asked,
  }
}

type Asked = Sql | Compiled

/** Runs the statements once more under EXPLAIN ANALYZE and adds them up. */
export async function plansOf(connection: pg.PoolConfig, asked: readonly Asked[]): Promise<Plan> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    let [read, milliseconds, texts] = [0, 0, '']
    for (const query of asked) {
      const { text, values } = compiled(query)
      const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, [...values])
      const [plan] = rows[0]['QUERY PLAN'] as [
        { Plan: Node; 'Execution Time': number; 'Planning Time': number },
      ]
      read += rowsRead(plan.Plan)
      milliseconds += plan['Execution Time'] + plan['Planning Time']
      const said = await client.query(`explain (analyze, buffers) ${text}`, [...values])
      texts += `${said.rows.map((row) => row['QUERY PLAN']).join('\n')}\n\n`
    }
    return { read: Math.round(read), milliseconds, text: texts }
  } finally {
    await client.end()
  }
}

function rowsRead(node: Node): number {
  const below = (node.Plans ?? []).reduce((sum, each) => sum + rowsRead(each), 0)
  if (!/(Index|Seq|Bitmap Heap).*Scan/.test(node['Node Type']) || node['Node Type'] === 'Bitmap Index Scan')
    return below
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return below + each * node['Actual Loops']
}
