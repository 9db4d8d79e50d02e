/** Address cards (vCard 2.1, 3.0 and 4.0) as a table: each card a row, and every column known. */
import { createReadStream } from 'node:fs'
import type { Words } from '@kartoteka/model'
import iconv from 'iconv-lite'
import { cardRow, columns } from '../cards/columns.ts'
import { type Card, CardReader } from '../cards/reader.ts'
import { DataRows } from '../table/dataRows.ts'
import { guessEncoding } from '../table/encoding.ts'
import { sampleOf } from '../table/guess.ts'
import type { RawRow } from '../table/rows.ts'
import { rowText } from '../table/rowText.ts'
import type { Encoding, FileShape } from '../table/shape.ts'
import type { Format } from './format.ts'

const pieceSize = 256 * 1024
/** Where rows must be written down as they stand, they are written in these signs. */
const signs = { separator: ';', quote: '"' } as const
const targets = Object.values(columns)

export const cards: Format = {
  guess: async (path, { encoding: said }, words) => {
    const { head, later } = await sampleOf(path)
    const guessed = guessEncoding(later ?? head)
    const shape: FileShape = {
      ...signs,
      encoding: said ?? guessed.encoding,
      headingLine: null,
      columns: targets.length,
      format: 'cards',
      sheet: null,
    }
    return {
      shape,
      sheets: [],
      headings: headingsIn(words),
      sample: [],
      confidence: { encoding: said ? 1 : guessed.confidence, separator: 1, heading: 1 },
      notices: [],
      mapping: { targets, subject: 'both' },
    }
  },
  rows: async function* (path, shape, heard) {
    const data = new DataRows(shape)
    const isWide = shape.encoding.startsWith('utf-16')
    const encoding = isWide ? undefined : shape.encoding
    // A card may name an encoding for each of its lines: bytes stay bytes until a line is looked at.
    const decoder = iconv.getDecoder(isWide ? shape.encoding : 'latin1')
    const reader = new CardReader()
    const take = (found: Iterable<Card>) =>
      data.take(Iterator.from(found).map((card) => rowOf(card, encoding)))
    let bytes = 0
    for await (const piece of createReadStream(path, { highWaterMark: pieceSize }) as AsyncIterable<Buffer>) {
      const text = decoder.write(piece)
      yield* take(reader.read(bytes === 0 ? text.replace(/^\xef\xbb\xbf/, '') : text, false))
      if (data.areAllBad) return
      bytes += piece.length
      heard?.(bytes)
    }
    yield* take(reader.read(decoder.end() ?? '', true))
    yield* data.end()
  },
}

const headingsIn = ({ imports }: Words): string[] =>
  (Object.keys(columns) as (keyof typeof columns)[]).map((name) => imports.cardColumns[name])

function rowOf(card: Card, encoding: Encoding | undefined): RawRow {
  const { cells, problem } = cardRow(card, encoding)
  return { line: card.line, raw: rowText(cells, signs), cells, ...(problem && { problem }) }
}
