/** Takes a long act back part by part, as one act of its own: an import, a bulk change. */
import type { Database } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import type { Asking } from '../records/asking.ts'
import { perform } from '../records/perform.ts'
import { isFaultOfRecords } from '../records/refused.ts'
import { type UndoReport, undoPart } from './undo.ts'

/** How far it is. */
export interface UndoSoFar {
  readonly undoAct: string | null
  readonly undoAt: string | null
  readonly undoBefore: string | null
}

interface NextPart {
  readonly act: string
  readonly soFar: UndoSoFar
  /** What is kept with the part: one row, unless somebody else was quicker. `before` is where the next part begins. */
  progress(report: UndoReport, own: string, before: string): Sql
}

/** What is said of the beginning of the next part when there is none. */
export const atTheEnd = '0'

interface How {
  readonly limit?: number
  readonly isRefused?: boolean
}

/** What is refused together is taken back one by one, and what is refused alone is left. */
const ways: readonly How[] = [{}, { limit: 1 }, { limit: 1, isRefused: true }]

export async function undoNextPart(db: Database, asking: Asking, part: NextPart): Promise<void> {
  for (const how of ways)
    try {
      return await undoBy(how, db, asking, part)
    } catch (error) {
      if (how === ways.at(-1) || !isFaultOfRecords(error)) throw error
    }
}

async function undoBy(
  how: How,
  db: Database,
  asking: Asking,
  { act, soFar: { undoAct, undoAt, undoBefore }, progress }: NextPart,
): Promise<void> {
  await perform(
    db,
    asking,
    {
      name: 'undo',
      undoes: act,
      ...(undoAct && undoAt && { id: undoAct, at: undoAt, continued: true }),
      also: (report: UndoReport, own: string) => [
        { name: 'progress', rows: 1, sql: progress(report, own, report.next ?? atTheEnd) },
      ],
    },
    (own) => undoPart(db, own, act, { before: undoBefore ?? undefined, isLong: true, ...how }),
  )
}
