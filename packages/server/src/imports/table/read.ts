/** The rows of a text table, one after the other, in flat memory. */
import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import { DataRows, type TableRow } from './dataRows.ts'
import { foreignFile } from './foreign.ts'
import { RowReader } from './rows.ts'
import type { TableShape } from './shape.ts'

export type { TableRow } from './dataRows.ts'

const pieceSize = 256 * 1024

/**
 * Reads the rows of data below the heading; cells come letter by letter, untrimmed. A file that is no table gives one problem
 * at line 1, an empty one gives nothing. Leaving the loop early closes the file. A cell kept for long keeps its whole row in
 * memory.
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
  const data = new DataRows(shape)
  let length = 0
  const pieces = typeof source === 'string' ? createReadStream(source, { highWaterMark: pieceSize }) : source
  for await (const piece of pieces as AsyncIterable<Buffer>) {
    const foreign = length === 0 ? foreignFile(piece, shape.encoding) : undefined
    if (foreign) return yield { line: 1, raw: '', problem: foreign }
    length += piece.length
    yield* data.take(reader.read(decoder.write(piece), false))
    if (data.areAllBad) return
  }
  const half = shape.encoding.startsWith('utf-16') && length % 2 === 1 ? '\ufffd' : ''
  yield* data.take(reader.read((decoder.end() ?? '') + half, true))
  yield* data.end()
}
