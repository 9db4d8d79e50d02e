/** The rows of data among all rows of a table: without what stands above, between and below them. */
import { Footer } from './footer.ts'
import { problem, type TableProblem } from './problem.ts'
import { RowFitter } from './ragged.ts'
import type { RawRow } from './rows.ts'
import { type Encoding, separatorLine, type TableShape } from './shape.ts'

/** A row as it is read: its cells, exactly as many as there are columns, or what is wrong with it. */
export type TableRow =
  | {
      readonly line: number
      readonly raw: string
      readonly cells: readonly string[]
      readonly problem?: undefined
    }
  | { readonly line: number; readonly raw: string; readonly problem: TableProblem }

// Millions of bad rows help nobody: the file is no table of this shape.
const mostBad = 100_000

/**
 * Leaves out blank rows, repeated headings, sums at the end and the `sep=` line, and fits the others to the columns. After
 * 100,000 bad rows without a good one comes the problem `rowsAllBad` and then nothing more.
 */
export class DataRows {
  readonly #encoding: Encoding
  readonly #isData: (row: RawRow) => boolean
  readonly #fitter: RowFitter
  readonly #footer = new Footer<RawRow>()
  #bad = 0

  constructor({ encoding, headingLine, columns }: TableShape) {
    this.#encoding = encoding
    this.#isData = rowsOfData(headingLine)
    this.#fitter = new RowFitter(columns)
  }

  get areAllBad(): boolean {
    return this.#bad === mostBad
  }

  /** The rows about which is decided now. */
  *take(rows: Iterable<RawRow>): Generator<TableRow> {
    for (const row of rows) {
      if (!this.#isData(row)) continue
      for (const each of this.#footer.pass(row).flatMap((passed) => this.#fitter.fit(passed))) {
        const read = judged(each, this.#encoding)
        this.#bad = read.problem ? this.#bad + 1 : 0
        yield read
        if (this.areAllBad)
          return yield { ...read, raw: '', problem: problem('rowsAllBad', { rows: this.#bad }) }
      }
    }
  }

  /** What was held back until the end. */
  *end(): Generator<TableRow> {
    for (const each of this.#fitter.end()) yield judged(each, this.#encoding)
  }
}

function rowsOfData(headingLine: number | null): (row: RawRow) => boolean {
  let headings = ''
  return ({ line, raw, cells, problem: wrong }) => {
    if (line === headingLine) headings = raw.trim()
    if (headingLine !== null && line <= headingLine) return false
    if (wrong) return true
    if ((line === 1 && separatorLine.test(raw)) || (headings !== '' && raw.trim() === headings)) return false
    return cells.some((cell) => cell.trim() !== '')
  }
}

const unreadable = /\ufffd/
const unreadableIn8859 = /[\u0080-\u009f]/

function judged(row: RawRow, encoding: Encoding): TableRow {
  const wrong = row.problem ?? damage(row, encoding)
  return wrong ? { line: row.line, raw: row.raw, problem: wrong } : row
}

function damage({ raw, cells }: RawRow, encoding: Encoding): TableProblem | undefined {
  const column = (bad: (cell: string) => boolean) => ({ column: cells.findIndex(bad) + 1 })
  if (raw.includes('\0'))
    return problem(
      'rowHasNul',
      column((cell) => cell.includes('\0')),
    )
  if (!raw.isWellFormed())
    return problem(
      'rowIsUnreadable',
      column((cell) => !cell.isWellFormed()),
    )
  for (const pattern of encoding === 'iso-8859-2' ? [unreadable, unreadableIn8859] : [unreadable])
    if (pattern.test(raw))
      return problem(
        'rowIsUnreadable',
        column((cell) => pattern.test(cell)),
      )
}
