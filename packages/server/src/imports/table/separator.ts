/** What stands between the cells, and around those that hold it themselves. */
import { type RawRow, RowReader } from './rows.ts'
import { separators, type TableShape } from './shape.ts'

const looked = 200

export interface SeparatorGuess {
  readonly separator: string
  readonly quote: TableShape['quote']
  /** From 0 to 1: the share of rows that have the usual number of cells. */
  readonly confidence: number
}

/**
 * The first rows of a text, cut with these signs; the last one is left out where the text breaks off in it.
 */
export function firstRows(
  text: string,
  signs: Pick<TableShape, 'separator' | 'quote'>,
  whole: boolean,
): RawRow[] {
  const rows = new RowReader(signs).read(text, true).take(looked).toArray()
  return whole || rows.length === looked ? rows : rows.slice(0, -1)
}

/** Tries each usual separator and takes the one that cuts most rows into the same number of cells. */
export function guessSeparator(text: string, whole: boolean, quote: TableShape['quote']): SeparatorGuess {
  const tried = separators.map((separator) => ({
    separator,
    ...evenness(firstRows(text, { separator, quote }, whole)),
  }))
  const best = tried.reduce((one, other) => (other.score > one.score ? other : one))
  return {
    separator: best.separator,
    quote,
    confidence: best.score === 0 ? 0.3 : Math.round(best.share * 100) / 100,
  }
}

/** Apostrophes quote only where they stand around most cells and double quotes do not. */
export function guessQuote(text: string): '"' | "'" {
  const start = text.slice(0, 20_000)
  const count = (pattern: RegExp) => start.match(pattern)?.length ?? 0
  const around = Math.min(count(/(?<=^|[;,\t|\r\n])'/g), count(/'(?=$|[;,\t|\r\n])/g))
  const lines = count(/\n|\r(?!\n)/g)
  return count(/(?<=^|[;,\t|\r\n])"/g) === 0 && around >= Math.max(lines, 2) ? "'" : '"'
}

function evenness(rows: readonly RawRow[]): { score: number; share: number } {
  const filled = rows.filter(({ raw, problem }) => raw.trim() !== '' || problem)
  const widths = filled.map(({ cells, problem }) => (problem ? 0 : cells.length))
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [usual, times] = [...counts]
    .filter(([width]) => width > 1)
    .reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0])
  if (usual < 2) return { score: 0, share: 0 }
  const share = times / filled.length
  // Decimal commas cut rows as evenly as semicolons do, but not the heading.
  return { score: share * share * Math.log2(1 + usual) * (widths[0] === usual ? 1 : 0.8), share }
}
