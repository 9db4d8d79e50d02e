/** Which row holds the headings: not always the first, and not always any. */
import { looksLikeValue } from './content.ts'
import { meaningOf } from './heading.ts'
import type { RawRow } from './rows.ts'

export interface HeadingGuess {
  readonly row: RawRow | null
  readonly confidence: number
}

const looked = 20

/**
 * Takes the first row that names known fields and holds no values; else the first whole row if the rows
 * below look otherwise.
 */
export function guessHeading(rows: readonly RawRow[]): HeadingGuess {
  const filled = rows.filter(({ cells, problem }) => !problem && cells.some((cell) => cell.trim() !== ''))
  const widest = Math.max(0, ...filled.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length))
  const wide = filled.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length * 2 >= widest)
  for (const row of wide.slice(0, looked)) {
    const known = share(row, (cell) => meaningOf(cell) !== undefined)
    if (known >= 0.25 && share(row, looksLikeValue) <= 0.2)
      return { row, confidence: Math.round(Math.min(0.7 + known * 0.3, 0.98) * 100) / 100 }
  }
  const [first, ...below] = wide
  if (!first) return { row: null, confidence: 1 }
  if (share(first, looksLikeValue) > 0 || repeats(first)) return { row: null, confidence: 0.7 }
  return { row: first, confidence: below.some((row) => share(row, looksLikeValue) > 0) ? 0.6 : 0.4 }
}

const texts = ({ cells }: RawRow) => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
const repeats = (row: RawRow) => new Set(texts(row)).size < texts(row).length

function share(row: RawRow, fits: (cell: string) => boolean): number {
  const cells = texts(row)
  return cells.filter(fits).length / cells.length
}
