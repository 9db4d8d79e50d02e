/** The rows of an import's file, some hundred at a time. */
import { type KeptFile, readKept } from '../files/keep.ts'
import type { Plan } from './stored.ts'
import type { TableProblem } from './table/problem.ts'
import { readTable, type TableRow } from './table/read.ts'

/** Rows that are kept in one statement. */
export const rowsAPart = 500

export interface Part {
  readonly rows: readonly TableRow[]
  /** Bytes of the file that are read by now. */
  readonly bytes: number
  /** Why nothing more is read. */
  readonly end?: TableProblem
}

/** The rows behind a line, in parts of some hundred, in flat memory. */
export async function* partsOf(
  folder: string,
  file: KeptFile['hash'],
  { shape }: Plan,
  after: number,
): AsyncGenerator<Part, void, void> {
  let bytes = 0
  const counted = async function* () {
    for await (const piece of readKept(folder, file)) {
      bytes += piece.length
      yield piece
    }
  }
  let rows: TableRow[] = []
  for await (const row of readTable(counted(), shape)) {
    if (row.problem?.code === 'rowsAllBad') return yield { rows, bytes, end: row.problem }
    if (row.line <= after) continue
    rows.push(row)
    if (rows.length < rowsAPart) continue
    yield { rows, bytes }
    rows = []
  }
  if (rows.length > 0) yield { rows, bytes }
}
