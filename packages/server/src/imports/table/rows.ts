/** Text that comes in pieces, cut into rows. */
import { behind, type LineEnds, lineEndsIn, positions } from './lineEnds.ts'
import { problem, type TableProblem } from './problem.ts'
import { type Cell, readQuotedRow } from './quotedRow.ts'
import type { TableShape } from './shape.ts'

export interface RawRow {
  /** The physical line, from 1, on which the row begins. */
  readonly line: number
  /** The row as it stands in the file, without its line ending; of an over-long row only the beginning. */
  readonly raw: string
  readonly cells: string[]
  readonly problem?: TableProblem
}

/** In UTF-16 units. A row is never held in memory beyond its limit and one piece of text. */
export const longest = { cell: 1_000_000, row: 2_000_000, shown: 1000 } as const

/**
 * Takes text piece by piece and gives the rows that are complete. A quote that is not closed costs only the
 * line it stands on: reading goes on with the next one.
 */
export class RowReader {
  readonly #signs: Pick<TableShape, 'separator' | 'quote'>
  #rest = ''
  #line = 1
  #skipping = false
  // A row over many pieces is looked at again only when twice as much of it is there, so that its cost
  // grows with its size.
  #enough = 0

  constructor(signs: Pick<TableShape, 'separator' | 'quote'>) {
    this.#signs = signs
  }

  /** The rows complete so far but for empty lines; `last` says that no more text will come. */
  *read(piece: string, last: boolean): Generator<RawRow, void, void> {
    const text = this.#rest + piece
    this.#rest = text
    if (!last && text.length < this.#enough) return
    this.#enough = 0
    const ends = lineEndsIn(text, last)
    const { quote, separator } = this.#signs
    const nextQuote = positions(text, quote)
    let start = 0
    while (start < text.length) {
      let end = ends(start)
      if (this.#skipping) {
        if (end === undefined) break
        this.#skipping = false
        start = this.#pass(ends, text, start, end)
        continue
      }
      if ((end ?? text.length) - start > longest.row) {
        yield this.#tooLong(text, start)
        this.#skipping = end === undefined
        if (end === undefined) break
        start = this.#pass(ends, text, start, end)
        continue
      }
      if (end === start) {
        start = this.#pass(ends, text, start, end)
        continue
      }
      let row: RawRow | undefined
      if (quote !== null && nextQuote(start) < (end ?? text.length)) {
        const most = start + longest.row
        const whole = text.length <= most
        const read = readQuotedRow(
          whole ? text : text.slice(0, most),
          start,
          { separator, quote },
          last || !whole,
        )
        if (!read || (whole && !last && read.end >= text.length - (text.endsWith('\r') ? 1 : 0))) {
          this.#enough = 2 * (text.length - start)
          break
        }
        end = read.end
        this.#skipping = end === most || read.endless === true
        row = this.#skipping ? this.#tooLong(text, start) : this.#quoted(text, start, read, quote)
      } else if (end !== undefined) row = this.#plain(text, start, end)
      if (row === undefined || end === undefined) break
      yield row
      start = this.#skipping ? this.#count(ends, text, start, end) : this.#pass(ends, text, start, end)
    }
    this.#rest = this.#skipping ? (text.endsWith('\r') ? '\r' : '') : text.slice(start)
  }

  #plain(text: string, start: number, end: number): RawRow {
    const raw = apart(text.slice(start, end))
    return checked({ line: this.#line, raw, cells: raw.split(this.#signs.separator) })
  }

  #quoted(
    text: string,
    start: number,
    read: { cells: readonly Cell[]; end: number; open?: number },
    quote: string,
  ) {
    const raw = apart(text.slice(start, read.end))
    const cells = read.cells.map(({ from, to, doubled }) => {
      const cell = raw.slice(from - start, to - start)
      return doubled ? cell.replaceAll(quote + quote, quote) : cell
    })
    const row = { line: this.#line, raw, cells }
    return read.open === undefined
      ? checked(row)
      : { ...row, problem: problem('rowQuoteNotClosed', { column: read.open }) }
  }

  #tooLong(text: string, start: number): RawRow {
    const raw = apart(text.slice(start, start + longest.shown))
    return { line: this.#line, raw, cells: [], problem: problem('rowTooLong', { max: longest.row }) }
  }

  /** Counts the lines of a row and gives the place behind its line ending. */
  #pass(ends: LineEnds, text: string, start: number, end: number): number {
    this.#count(ends, text, start, end)
    this.#line++
    return behind(text, end)
  }

  #count(ends: LineEnds, text: string, start: number, end: number): number {
    for (let at = ends(start); at !== undefined && at < end; at = ends(behind(text, at))) this.#line++
    return end
  }
}

function checked(row: RawRow): RawRow {
  if (row.raw.length <= longest.cell) return row
  const column = row.cells.findIndex((cell) => cell.length > longest.cell) + 1
  if (column === 0) return row
  const tooLong = problem('rowCellTooLong', { column, max: longest.cell })
  return { line: row.line, raw: row.raw.slice(0, longest.shown), cells: [], problem: tooLong }
}

// A slice keeps the whole text alive it was cut from: one kept cell would hold a quarter of a megabyte.
const apart = (slice: string) => ` ${slice}`.slice(1)
