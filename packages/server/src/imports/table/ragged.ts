/** Rows with too few or too many cells: which are only shortened and which are broken. */
import { problem } from './problem.ts'
import type { RawRow } from './rows.ts'

const mostHeld = 8

/**
 * Fits rows to the number of columns. Programs leave out empty cells at the end of a row (Excel does so in
 * blocks of sixteen rows), so a short row is filled in. But a line break that a program forgot to quote
 * makes two short rows of one, and filling them in would move cells into wrong columns. Such pieces are
 * told by three signs together: the file elsewhere writes empty cells at the end, whole rows stand around,
 * and joined the pieces have just the right number.
 */
export class RowFitter {
  readonly #columns: number
  #held: RawRow[] = []
  #keepsEmpty = false
  #afterWhole = true
  #afterOpenQuote = false

  constructor(columns: number) {
    this.#columns = columns
  }

  /**
   * The rows about which is decided now, in their order, each with exactly the right number of cells or a
   * problem.
   */
  fit(row: RawRow): RawRow[] {
    const { cells } = row
    if (row.problem === undefined && cells.length < this.#columns) return this.#short(row)
    const before = this.#release(row.problem === undefined)
    this.#afterOpenQuote = row.problem?.code === 'rowQuoteNotClosed'
    this.#afterWhole = row.problem === undefined
    if (row.problem) return [...before, row]
    if (cells.slice(this.#columns).some((cell) => cell.trim() !== '')) {
      this.#afterWhole = false
      const problemOfRow = problem('rowHasTooManyCells', { cells: cells.length, columns: this.#columns })
      return [...before, { ...row, problem: problemOfRow }]
    }
    if (cells[this.#columns - 1] === '' || cells.length > this.#columns) this.#keepsEmpty = true
    cells.length = this.#columns
    return before.length === 0 ? [row] : [...before, row]
  }

  /** What is still held when the file ends. */
  end(): RawRow[] {
    return this.#release(false)
  }

  #short(row: RawRow): RawRow[] {
    if (this.#afterOpenQuote && this.#keepsEmpty) return [this.#broken(row)]
    this.#held.push(row)
    if (this.#held.length <= mostHeld) return []
    this.#afterWhole = false
    return this.#release(false)
  }

  #release(wholeFollows: boolean): RawRow[] {
    const held = this.#held
    if (held.length === 0) return held
    this.#held = []
    const joined = held.reduce((sum, { cells }) => sum + cells.length - 1, 1)
    const pieces = held.length > 1 && joined === this.#columns && this.#afterWhole && wholeFollows
    // The second half of a row whose last cell was broken: its first half has all its cells.
    const tail = held.length === 1 && held[0]?.cells.length === 1 && this.#columns > 2
    if (this.#keepsEmpty && (pieces || tail)) return held.map((row) => this.#broken(row))
    for (const { cells } of held) while (cells.length < this.#columns) cells.push('')
    return held
  }

  #broken(row: RawRow): RawRow {
    return { ...row, problem: problem('rowIsBroken', { cells: row.cells.length, columns: this.#columns }) }
  }
}
