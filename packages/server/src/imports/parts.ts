/** The rows of an import's file, some hundred at a time. */
import { fileOf, type KeptFile } from '../files/keep.ts'
import { formatNamed } from './formats/index.ts'
import type { Plan } from './stored.ts'
import type { TableRow } from './table/dataRows.ts'
import type { TableProblem } from './table/problem.ts'

/** Rows that are kept in one statement; fewer, if they hold very much text. */
export const rowsAPart = 500
/** UTF-16 units. */
const textAPart = 8_000_000

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
  const heard = (read: number) => {
    bytes = read
  }
  let rows: TableRow[] = []
  let text = 0
  for await (const row of formatNamed(shape.format).rows(fileOf(folder, file), shape, heard)) {
    if (row.problem?.code === 'rowsAllBad') return yield { rows, bytes, end: row.problem }
    if (row.line <= after) continue
    rows.push(row)
    text += row.raw.length
    if (rows.length < rowsAPart && text < textAPart) continue
    yield { rows, bytes }
    rows = []
    text = 0
  }
  if (rows.length > 0) yield { rows, bytes }
}
