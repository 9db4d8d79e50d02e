/**
 * How the rows of an import are read and taken: those of another program by what they say, those of a file that left here
 * before by their ids.
 */
import type { Database } from '../db/database.ts'
import type { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import { Labels } from './labels.ts'
import { inFile, type ReturnedRead, returnedReader } from './returning/read.ts'
import { type ReturnedTaken, takeReturned } from './returning/rows.ts'
import { type RowProblem, type RowRead, rowReader } from './row.ts'
import { type PartBefore, type PartTaken, takeRows } from './rows.ts'
import { nothingYet, type Plan, type Tally } from './stored.ts'
import type { TableRow } from './table/read.ts'

/** A row that is read, of either sort. */
export interface Read {
  readonly line: number
  readonly raw: string
  readonly problems: readonly RowProblem[]
}

export async function readerOf(
  plan: Plan,
  asking: Pick<Asking, 'user' | 'settings'>,
): Promise<(row: TableRow) => Read> {
  const { returned } = plan
  if (!returned) return rowReader(plan, asking)
  const { entity } = await inFile(asking, returned)
  return returnedReader(plan, returned, entity, asking.user)
}

/** The row as one that the database does not take. */
export const refusedRow = <R extends Read>(row: R): R => ({
  ...row,
  problems: [{ column: null, code: 'rowCannotBeKept', params: {} }],
})

export interface Taking {
  /** The act of the import, if earlier parts of it are kept already. */
  readonly importAct: string | null
  /** Labels that those parts have brought. */
  readonly added?: number
  readonly before?: PartBefore | undefined
}

/** Stages what rows say that `readerOf` has read by this plan. */
export async function takePart(
  db: Database,
  act: Act,
  plan: Plan,
  rows: readonly Read[],
  { importAct, added, before }: Taking,
): Promise<PartTaken> {
  if (!plan.returned) {
    const { options } = plan
    return takeRows(db, act, rows as readonly RowRead[], {
      options,
      importAct,
      ...(added && { added }),
      before,
    })
  }
  const { staged, taken } = await takeBack(db, act, plan, rows, before)
  const made: PartBefore = { staged, touched: [], there: new Map(), labels: new Labels(act, 0) }
  return {
    taken: taken.map(({ row, problems }) => ({ row, problems, client: null, person: null })),
    tally: tallyOf(taken),
    made,
  }
}

/** The same for a file that left here before, with all that is to be shown of its rows. */
export async function takeBack(
  db: Database,
  act: Act,
  { returned, options }: Plan,
  rows: readonly Read[],
  before?: PartBefore,
): Promise<{ readonly taken: readonly ReturnedTaken[]; readonly staged: PartBefore['staged'] }> {
  if (!returned) throw new Error('the rows are of another program')
  if (before) act.assume(before.staged.values())
  const file = await inFile(act.asking, returned)
  const newRows = options.newRows ?? false
  const changedBefore = new Set(before?.staged.keys())
  const taken = await takeReturned(
    { db, act, returned, file, newRows, before: changedBefore },
    rows as readonly ReturnedRead[],
  )
  return { taken, staged: act.staged }
}

function tallyOf(taken: readonly ReturnedTaken[]): Tally {
  const count = (is: ReturnedTaken['is']) => taken.filter((each) => each.is === is).length
  return {
    ...nothingYet,
    rows: taken.length,
    changed: count('changed'),
    cells: taken.reduce((sum, { is, changes }) => sum + (is === 'changed' ? changes.length : 0), 0),
    unchanged: count('unchanged'),
    newRecords: count('new'),
    skipped: count('leftOut'),
    bad: count('refused'),
  }
}
