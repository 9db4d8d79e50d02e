/** How a table lies in its file, guessed from its beginning. */
import { isAscii } from 'node:buffer'
import { open } from 'node:fs/promises'
import { decoded, guessEncoding } from './encoding.ts'
import { foreignFile } from './foreign.ts'
import { guessHeading } from './headingLine.ts'
import { problem, type TableProblem } from './problem.ts'
import type { RawRow } from './rows.ts'
import { firstRows, guessQuote, guessSeparator } from './separator.ts'
import { separatorLine, type TableShape } from './shape.ts'

/** The beginning of a file, and, if it is all ASCII, the first piece further down that is not. */
export interface FileSample {
  readonly head: Buffer
  /** The head is the whole file. */
  readonly whole: boolean
  readonly later?: Buffer
}

export interface TableGuess {
  readonly shape: TableShape
  /** One text per column, empty where the table has none. */
  readonly headings: string[]
  /** Up to fifty rows of data, each with as many cells as there are columns. */
  readonly sample: string[][]
  /** From 0 to 1; 1 where the user has said it. */
  readonly confidence: { readonly encoding: number; readonly separator: number; readonly heading: number }
  /** What to tell the user beside the preview. */
  readonly notices: readonly TableProblem[]
}

const headSize = 256 * 1024
const shown = 50
/** Columns among which somebody may still find theirs; the widest export known has some four hundred. */
export const mostColumns = 1_000

/**
 * Reads what `guessTable` needs to see of a file.
 *
 * @throws what the file system says when the file cannot be read
 */
export async function sampleOf(path: string): Promise<FileSample> {
  const file = await open(path)
  try {
    const read = async (at: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headSize), 0, headSize, at)
      return buffer.subarray(0, bytesRead)
    }
    const first = await read(0)
    const whole = first.length < headSize
    const head = whole ? first : withoutBrokenLetter(first)
    let later = first
    for (let at = 0; later.length === headSize && isAscii(later); at += headSize)
      later = await read(at + headSize)
    return { head, whole, later: later === first || isAscii(later) ? undefined : later }
  } finally {
    await file.close()
  }
}

/**
 * Guesses the shape of a table, or says why the file is none. What the user has said is taken as it is, and
 * the rest is guessed to fit it.
 */
export function guessTable(
  { head, whole, later }: FileSample,
  said: Partial<TableShape> = {},
): TableGuess | { readonly problem: TableProblem } {
  if (head.length === 0) return { problem: problem('fileIsEmpty') }
  const guessed = guessEncoding(later ?? head)
  const encoding = said.encoding ?? guessed.encoding
  const foreign = foreignFile(head, encoding)
  if (foreign) return { problem: foreign }
  const text = decoded(head, encoding)
  if (whole && text.trim() === '') return { problem: problem('fileIsEmpty') }
  const ownLine = separatorLine.exec(text)
  const quote = said.quote !== undefined ? said.quote : guessQuote(text)
  const cut = guessSeparator(text.slice(ownLine?.[0].length ?? 0), whole, quote)
  const separator = said.separator ?? ownLine?.[1] ?? cut.separator
  const rows = firstRows(text, { separator, quote }, whole).slice(ownLine ? 1 : 0)
  if (rows.length === 0 && !whole) return { problem: problem('fileIsOneLine') }
  const guess = guessRows(rows, { encoding, separator, quote }, said)
  if ('problem' in guess) return guess
  const confidence = {
    ...guess.confidence,
    encoding: said.encoding ? 1 : guessed.confidence,
    separator: said.separator || ownLine ? 1 : cut.confidence,
  }
  const notices = [
    ...(confidence.encoding < 0.6 ? [problem('encodingUncertain', { encoding })] : []),
    ...(guess.shape.columns === 1 ? [problem('fileHasOneColumn')] : []),
    ...guess.notices,
  ]
  return { ...guess, confidence, notices }
}

/** Guesses from the first rows of a table, however they were cut, where its headings stand and how wide it is. */
export function guessRows(
  rows: readonly RawRow[],
  signs: Pick<TableShape, 'encoding' | 'separator' | 'quote'>,
  said: Partial<TableShape>,
): TableGuess | { readonly problem: TableProblem } {
  const heading = guessHeading(rows)
  const headingLine = said.headingLine !== undefined ? said.headingLine : (heading.row?.line ?? null)
  const headingRow = rows.find(({ line }) => line === headingLine)
  const data = rows.filter(
    ({ line, raw, problem: wrong }) => line > (headingLine ?? 0) && !wrong && raw.trim() !== '',
  )
  const columns = said.columns ?? columnsOf(headingRow, data)
  if (columns > mostColumns) return { problem: problem('fileHasTooManyColumns', { max: mostColumns }) }
  const fitted = (cells: readonly string[]) =>
    Array.from({ length: columns }, (_, column) => cells[column] ?? '')
  const sample = data.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, shown)
  return {
    shape: { ...signs, headingLine, columns },
    headings: fitted(headingRow?.cells ?? []).map((each) => each.trim()),
    sample: sample.map(({ cells }) => fitted(cells)),
    confidence: {
      encoding: 1,
      separator: 1,
      heading: said.headingLine !== undefined ? 1 : heading.confidence,
    },
    notices: sample.length === 0 ? [problem('fileHasNoRows')] : [],
  }
}

/** Up to the last column that has a heading, or that has none but cells in use. */
function columnsOf(heading: RawRow | undefined, data: readonly RawRow[]): number {
  const named = (heading?.cells ?? []).findLastIndex((cell) => cell.trim() !== '') + 1
  const most = data.reduce((width, { cells }) => Math.max(width, cells.length), 0)
  for (let column = most; column > Math.max(named, 1); column--) {
    const used = data.filter(({ cells }) => (cells[column - 1] ?? '').trim() !== '').length
    const announced = column <= (heading?.cells.length ?? 0)
    if (used > 0 && (announced || used * 2 >= data.length)) return column
  }
  return Math.max(named, 1)
}

function withoutBrokenLetter(head: Buffer): Buffer {
  let end = head.length
  while (end > head.length - 3 && (head[end - 1] ?? 0) > 0x7f) end--
  return head.subarray(0, end)
}
