/** The workbooks that we write, opened by LibreOffice, and saved by it as somebody would who edits them there. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cell } from '../packages/server/src/exports/cells.ts'
import { bookOf } from '../packages/server/src/exports/workbook/book.ts'
import { limits, type SheetColumn } from '../packages/server/src/exports/workbook/sheet.ts'
import { readBook } from '../packages/server/test/readBook.ts'
import { soffice } from '../scripts/office.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-office-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const column = (heading: string, style: SheetColumn['style']): SheetColumn => ({ heading, style, width: 20 })
const columns = [
  column('Tekst', 'text'),
  column('Liczba', 'plain'),
  column('Dzień', 'day'),
  column('Chwila', 'moment'),
  { ...column('ID', 'text'), isHidden: true },
]
const texts = [
  '=1+1',
  '+48 601 234 567',
  '-12,50',
  '@SUM(A1)',
  "'=x",
  '00123',
  '1E5',
  '2026-03-01',
  'TRUE',
  'a\nb',
  '_x0041_',
  'Łódź Ёлка 🎉 <&>"',
  'client:7:Ab-_9',
]
const rows: readonly (readonly Cell[])[] = texts.map((text, at) => [
  { text },
  { number: ['-12.5', '0', '1000000', '0.1'][at % 4]! },
  { day: ['1900-01-01', '1900-02-28', '1900-03-01', '2026-03-01'][at % 4]! },
  { moment: '2026-03-01 14:05' },
  { text: `0190${at}` },
])
const plain = (cell: Cell) => ('text' in cell ? cell.text : Object.values(cell)[0]!)

async function written(most = limits): Promise<Buffer> {
  async function* pages() {
    yield rows
  }
  const pieces: Buffer[] = []
  for await (const piece of bookOf({ name: 'Kontrahenci', columns, pages: pages() }, most)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function converted(bytes: Buffer, to: string, ending: string): Promise<Buffer> {
  const path = join(folder, 'book.xlsx')
  const out = join(folder, 'out')
  await writeFile(path, bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const convert = () =>
    promisify(execFile)(soffice()!, [profile, '--headless', '--convert-to', to, '--outdir', out, path], {
      timeout: 110_000,
    })
  // With a fresh profile it may only set that up, and asks by this number to be started again.
  await convert().catch((error: { code?: number }) => (error.code === 81 ? convert() : Promise.reject(error)))
  return readFile(join(out, `book.${ending}`))
}

test('A20 opened there, every text is the text, and nothing is calculated', async () => {
  // Semicolons, quotes, UTF-8; as shown, and every text in quotes.
  const csv = await converted(
    await written(),
    'csv:Text - txt - csv (StarCalc):59,34,76,1,,1045,true,true',
    'csv',
  )
  const shown = parse(csv, { delimiter: ';', bom: true }) as string[][]
  expect(shown.map(([text]) => text)).toEqual(['Tekst', ...texts])
})

test('saved there as a workbook, it comes back cell by cell as it left', async () => {
  const saved = await readBook(await converted(await written(), 'xlsx:Calc MS Excel 2007 XML', 'xlsx'))
  expect(Object.keys(saved)).toEqual(['Kontrahenci'])
  expect(saved.Kontrahenci).toEqual([
    columns.map(({ heading }) => heading),
    ...rows.map((row) => row.map(plain)),
  ])
})

test('a table of several sheets is opened with all of them', async () => {
  const saved = await readBook(
    await converted(await written({ ...limits, rows: 6 }), 'xlsx:Calc MS Excel 2007 XML', 'xlsx'),
  )
  expect(Object.keys(saved)).toEqual(['Kontrahenci', 'Kontrahenci 2', 'Kontrahenci 3'])
})
