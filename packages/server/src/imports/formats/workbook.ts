/** A sheet of a spreadsheet as a table. */
import { stat } from 'node:fs/promises'
import { DataRows } from '../table/dataRows.ts'
import { guessRows, mostColumns } from '../table/guess.ts'
import { FileRefused, problem, refuseFile } from '../table/problem.ts'
import { longest, type RawRow } from '../table/rows.ts'
import { rowText } from '../table/rowText.ts'
import { openWorkbook, type Sheet, type Workbook } from '../workbook/book.ts'
import { MergeFiller, mergesIn } from '../workbook/merges.ts'
import { longestText } from '../workbook/sharedStrings.ts'
import { rowsOf, type SheetRow } from '../workbook/sheet.ts'
import type { Format, SaidOfShape } from './format.ts'

const looked = 200
/** UTF-16 units after which no more rows are looked at. */
const textLooked = 8_000_000
/** Where rows must be written down as they stand, they are written in these signs. */
const signs = { encoding: 'utf-8', separator: ';', quote: '"' } as const

export const workbook: Format = {
  guess: async (path, said) => {
    try {
      return await guess(await openWorkbook(path), said)
    } catch (error) {
      if (error instanceof FileRefused) return { problem: error.problem }
      throw error
    }
  },
  rows: async function* (path, shape, heard) {
    const { size } = await stat(path)
    const data = new DataRows(shape)
    let line = 0
    try {
      const book = await openWorkbook(path)
      const { part } = book.sheets.find(({ name }) => name === shape.sheet) ?? refuseFile('fileIsDamaged')
      const filler = new MergeFiller(await mergesIn(book.archive, part))
      for await (const row of rowsOf(book, part, (share) => heard?.(Math.round(share * size)))) {
        line = row.line
        yield* data.take([rawRow(row, filler, shape.columns)])
        if (data.areAllBad) return
      }
      yield* data.end()
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      yield { line: line + 1, raw: '', problem: error.problem }
    }
  },
}

async function guess(book: Workbook, { sheet: wanted, ...said }: SaidOfShape) {
  const sheet = book.sheets.find(({ name }) => name === wanted) ?? (await firstInUse(book))
  const filler = new MergeFiller(await mergesIn(book.archive, sheet.part))
  if (book.texts) await book.archive.prove(book.texts)
  const rows: RawRow[] = []
  let text = 0
  for await (const row of rowsOf(book, sheet.part)) {
    if (row.hasTooManyCells) refuseFile('fileHasTooManyColumns', { max: mostColumns })
    const raw = rawRow(row, filler, 0)
    rows.push(raw)
    text += raw.raw.length
    if (rows.length === looked || text > textLooked) break
  }
  if (rows.length === 0 && wanted === undefined) return { problem: problem('fileIsEmpty') }
  const { headingLine } = said
  const guessed = guessRows(rows, signs, headingLine === undefined ? {} : { headingLine })
  if ('problem' in guessed) return guessed
  return {
    ...guessed,
    shape: { ...guessed.shape, format: 'workbook' as const, sheet: sheet.name },
    sheets: book.sheets.map(({ name }) => name),
  }
}

/** The first sheet with something in it that people see; a hidden one if there is no other. */
async function firstInUse(book: Workbook): Promise<Sheet> {
  const ordered = [...book.sheets].sort((one, other) => Number(one.isHidden) - Number(other.isHidden))
  for (const sheet of ordered) for await (const _ of rowsOf(book, sheet.part)) return sheet
  return ordered[0]!
}

function rawRow(row: SheetRow, filler: MergeFiller, columns: number): RawRow {
  const { line } = row
  if (row.isTooLong) return { line, raw: '', cells: [], problem: problem('rowTooLong', { max: longest.row }) }
  if (row.cells.length > 0) filler.fill(line, row.cells)
  const tooLong = row.cells.indexOf(null) + 1
  const cells = row.cells.map((cell) => cell ?? '')
  while (cells.length < columns) cells.push('')
  const raw = rowText(cells, signs)
  if (tooLong === 0) return { line, raw, cells }
  return { line, raw, cells, problem: problem('rowCellTooLong', { column: tooLong, max: longestText }) }
}
