/** One row that holds quotes: where its cells begin and end, over as many lines as they take. */

export interface Cell {
  readonly from: number
  readonly to: number
  /** Quotes inside are doubled. */
  readonly doubled: boolean
}

export interface QuotedRow {
  readonly cells: readonly Cell[]
  /** Where the line ending after the row stands, or the end of the text. */
  readonly end: number
  /**
   * The cell, from 1, whose quote is never closed. The row then ends with the line on which that cell
   * begins.
   */
  readonly open?: number
  /** There are more cells than any table has; the row goes on at `end`. */
  readonly endless?: boolean
}

export interface Signs {
  readonly separator: string
  readonly quote: string
}

const mostCells = 16_384

type Closing = 'more' | 'never' | { readonly at: number; readonly after: number } | { readonly stray: number }

/**
 * Reads the row that begins at `start`. `undefined` means that the text ends inside quotes and more is to
 * come; with `last` nothing more comes. A row that ends with the text may also go on.
 *
 * A cell in quotes may be followed by spaces. Other text behind a closing quote on the same line means that
 * the cell was never meant to be quoted (`"ABC" sp. z o.o.`): it is taken as it stands, provided its quotes
 * come in pairs.
 */
export function readQuotedRow(
  text: string,
  start: number,
  signs: Signs,
  last: boolean,
): QuotedRow | undefined {
  const cells: Cell[] = []
  for (let at = start; ; ) {
    let end: number
    if (text[at] === signs.quote) {
      const closing = closingOf(text, at + 1, signs, last)
      if (closing === 'more') return
      if (closing === 'never') return { cells, end: lineEnd(text, at), open: cells.length + 1 }
      if ('at' in closing) {
        end = closing.after
        cells.push({
          from: at + 1,
          to: closing.at,
          doubled: text.slice(at + 1, closing.at).includes(signs.quote),
        })
      } else {
        end = cellEnd(text, at, signs.separator)
        if (closing.stray > lineEnd(text, at) || isOdd(text.slice(at, end), signs.quote))
          return { cells, end: lineEnd(text, at), open: cells.length + 1 }
        cells.push({ from: at, to: end, doubled: false })
      }
    } else {
      end = cellEnd(text, at, signs.separator)
      cells.push({ from: at, to: end, doubled: false })
    }
    if (text[end] !== signs.separator) return { cells, end }
    at = end + 1
    if (cells.length > mostCells) return { cells, end: at, endless: true }
  }
}

function closingOf(text: string, from: number, { separator, quote }: Signs, last: boolean): Closing {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 2)) {
    if (text[at + 1] === quote) continue
    let after = at + 1
    while (text[after] === ' ' || (text[after] === '\t' && separator !== '\t')) after++
    if (after >= text.length) return last ? { at, after } : 'more'
    const next = text[after]
    return next === separator || next === '\n' || next === '\r' ? { at, after } : { stray: at }
  }
  return last ? 'never' : 'more'
}

function cellEnd(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++)
    if (text[at] === separator || text[at] === '\n' || text[at] === '\r') return at
  return text.length
}

const lineEnd = (text: string, from: number) => cellEnd(text, from, '\n')
const isOdd = (text: string, quote: string) => (text.split(quote).length - 1) % 2 === 1
