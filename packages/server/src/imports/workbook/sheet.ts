/** The rows of a sheet, one after the other, in flat memory. */
import { StringDecoder } from 'node:string_decoder'
import { refuseFile } from '../table/problem.ts'
import type { Workbook } from './book.ts'
import { type NumberFormat, type Reading, textOfCell } from './cell.ts'
import { longestText, SharedStrings, unescaped } from './sharedStrings.ts'
import { attribute, XmlReader } from './xml.ts'

export interface SheetRow {
  /** From 1, as the spreadsheet counts. */
  readonly line: number
  /** Up to the last cell with something in it; null for a text that is too long to be kept. */
  readonly cells: (string | null)[]
  /** The row holds more text than any real one. */
  readonly isTooLong: boolean
  /** Cells stand where spreadsheets have no column any more. */
  readonly hasTooManyCells: boolean
}

/** Columns of a spreadsheet. */
const mostCells = 16_384
/** UTF-16 units of a row. One shared text may stand in very many cells. */
const longestRow = 2_000_000

/** A cell as it is written: what its text is, is known when the shared texts are. */
interface Cell extends Reading {
  readonly column: number
}

interface Written extends Pick<SheetRow, 'line' | 'hasTooManyCells'> {
  readonly cells: readonly Cell[]
}

/** Rows with nothing in them are left out. Leaving the loop early closes the file. */
export async function* rowsOf(
  { archive, formats, since1904, texts: part }: Workbook,
  sheet: string,
  heard?: (share: number) => void,
): AsyncGenerator<SheetRow, void, void> {
  const texts = part === undefined ? undefined : new SharedStrings(archive.read(part))
  const rows: Written[] = []
  const reader = new XmlReader(rowsHeard((row) => rows.push(row)))
  const decoder = new StringDecoder('utf8')
  try {
    // What defines entities is refused before the first row, and not when the first text is met.
    await texts?.reach(0)
    for await (const piece of archive.read(sheet, heard)) {
      reader.read(decoder.write(piece), false)
      for (const row of rows.splice(0)) {
        const shared = row.cells.flatMap(({ type, value }) => (type === 's' ? [Number(value)] : []))
        await texts?.reach(shared.reduce((most, each) => Math.max(most, each), 0))
        const read = readRow(row, formats, since1904, texts)
        if (read.cells.length > 0 || read.isTooLong || read.hasTooManyCells) yield read
      }
    }
    reader.read(decoder.end(), true)
  } finally {
    await texts?.close()
  }
}

function readRow(
  { line, cells: written, hasTooManyCells }: Written,
  formats: readonly NumberFormat[],
  since1904: boolean,
  texts: SharedStrings | undefined,
): SheetRow {
  const cells: (string | null)[] = []
  let length = 0
  for (const { column, ...cell } of written) {
    const text = textOfCell(cell, formats, since1904, texts)
    if (text === '') continue
    length += text?.length ?? 0
    if (length > longestRow) return { line, cells: [], isTooLong: true, hasTooManyCells }
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  return { line, cells, isTooLong: hasTooManyCells, hasTooManyCells }
}

function rowsHeard(add: (row: Written) => void) {
  let line = 0
  let cells: Cell[] = []
  let hasTooManyCells = false
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  let taken = false
  let phonetic = false
  return {
    open: (name: string, attributes: string) => {
      if (name === 'c') {
        column = columnOf(attribute(attributes, 'r')) ?? column + 1
        type = attribute(attributes, 't') ?? 'n'
        style = Number(attribute(attributes, 's') ?? 0)
        value = ''
      } else if (name === 'v' || name === 't') taken = !phonetic
      else if (name === 'rPh') phonetic = true
      else if (name === 'row') {
        line = lineOf(attribute(attributes, 'r'), line)
        cells = []
        column = -1
        hasTooManyCells = false
      }
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') taken = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c' && value !== '') {
        const isText = type !== 'n' && type !== 's'
        if (column >= mostCells || cells.length >= mostCells) hasTooManyCells = true
        else cells.push({ column, type, style, value: isText ? unescaped(value) : value })
      } else if (name === 'row' && (cells.length > 0 || hasTooManyCells))
        add({ line, cells, hasTooManyCells })
    },
    text: (piece: string) => {
      if (taken && value.length <= longestText) value += piece
    },
  }
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,7}/i.exec(reference ?? '') ?? []
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Rows must come in their order: an import goes on behind a line. */
function lineOf(written: string | undefined, before: number): number {
  const line = written === undefined ? before + 1 : Number(written)
  return Number.isSafeInteger(line) && line > before ? line : refuseFile('fileIsDamaged')
}
