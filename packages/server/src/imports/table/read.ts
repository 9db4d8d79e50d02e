/** The rows of a table file, one after the other, in flat memory. */
import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import { Footer } from './footer.ts'
import { foreignFile } from './foreign.ts'
import { problem, type TableProblem } from './problem.ts'
import { RowFitter } from './ragged.ts'
import { type RawRow, RowReader } from './rows.ts'
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

const pieceSize = 256 * 1024
// Millions of bad rows help nobody: the file is no table of this shape.
const mostBad = 100_000

/**
 * Reads the rows of data below the heading. Blank rows, repeated headings, sums at the end and the `sep=` line are
 * left out; cells come letter by letter, untrimmed. A file that is no table gives one problem at line 1, an empty one
 * gives nothing; after 100,000 bad rows without a good one comes the problem `rowsAllBad` and then nothing
 * more. Leaving the loop early closes the file. A cell kept for long keeps its whole row in memory.
 *
 * @param source the path of a file, or its bytes (any pieces)
 * @throws what the file system says when the file cannot be read
 */
export async function* readTable(
  source: string | AsyncIterable<Buffer>,
  shape: TableShape,
): AsyncGenerator<TableRow, void, void> {
  const reader = new RowReader(shape)
  const decoder = iconv.getDecoder(shape.encoding)
  const isData = rowsOfData(shape.headingLine)
  const fitter = new RowFitter(shape.columns)
  const footer = new Footer<RawRow>()
  let bad = 0
  function* dataIn(rows: Iterable<RawRow>): Generator<TableRow> {
    for (const row of rows) {
      if (!isData(row)) continue
      for (const each of footer.pass(row).flatMap((passed) => fitter.fit(passed))) {
        const read = judged(each, shape.encoding)
        bad = read.problem ? bad + 1 : 0
        yield read
        if (bad === mostBad) return yield { ...read, raw: '', problem: problem('rowsAllBad', { rows: bad }) }
      }
    }
  }
  let length = 0
  const pieces = typeof source === 'string' ? createReadStream(source, { highWaterMark: pieceSize }) : source
  for await (const piece of pieces as AsyncIterable<Buffer>) {
    const foreign = length === 0 ? foreignFile(piece, shape.encoding) : undefined
    if (foreign) return yield { line: 1, raw: '', problem: foreign }
    length += piece.length
    yield* dataIn(reader.read(decoder.write(piece), false))
    if (bad === mostBad) return
  }
  const half = shape.encoding.startsWith('utf-16') && length % 2 === 1 ? '\ufffd' : ''
  yield* dataIn(reader.read((decoder.end() ?? '') + half, true))
  for (const each of fitter.end()) yield judged(each, shape.encoding)
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
