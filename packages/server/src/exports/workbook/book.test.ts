import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openXlsx, readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomly } from '../../../test/random.ts'
import { readBook } from '../../../test/readBook.ts'
import { vectorsAt } from '../../../test/vectors.ts'
import { Archive } from '../../imports/workbook/archive.ts'
import { openWorkbook } from '../../imports/workbook/book.ts'
import type { Cell } from '../cells.ts'
import { archiveOf, type Part } from './archive.ts'
import { bookOf } from './book.ts'
import { letters, limits, type SheetColumn } from './sheet.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-book-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Rows = readonly (readonly Cell[])[]

const column = (heading: string, style: SheetColumn['style'] = 'text'): SheetColumn => ({
  heading,
  style,
  width: 12,
})

async function bytesOf(rows: Rows, columns: readonly SheetColumn[], most = limits, name = 'Klienci') {
  async function* pages() {
    for (let at = 0; at < rows.length; at += 7) yield rows.slice(at, at + 7)
  }
  const pieces: Buffer[] = []
  for await (const piece of bookOf({ name, columns, pages: pages() }, most)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const texts = (values: readonly string[]): Rows => values.map((text, at) => [{ text }, { text: `${at}` }])
const textColumns = [column('Tekst'), column('Wiersz')]

describe('A20 what is a text stays one', () => {
  const formulas = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    "'=1",
    '=HYPERLINK("http://zle.example";"x")',
    '−12,50',
  ]
  test('whatever a spreadsheet would make of it, and marked so that editing makes nothing of it', async () => {
    const bytes = await bytesOf(texts(formulas), textColumns)
    expect((await readBook(bytes)).Klienci!.slice(1).map(([text]) => text)).toEqual(formulas)
    const sheet = await readXlsx(bytes)
    expect(sheet.sheets[0]!.rows.slice(1).map(([text]) => text)).toEqual(formulas)
    const path = join(folder, 'book.xlsx')
    await writeFile(path, bytes)
    const { archive } = await openWorkbook(path)
    const xml = await archive.text('xl/worksheets/sheet1.xml')
    expect(xml).not.toContain('<f>')
    const quoted = [...xml.matchAll(/<c r="A\d+" s="3"/g)]
    expect(quoted).toHaveLength(formulas.length - 1)
    expect(await archive.text('xl/styles.xml')).toContain('quotePrefix="1"')
  })

  test('every letter that can be kept, and what looks like the escapes of Office', async () => {
    const hostile = [
      '<row>&amp;"',
      ']]>',
      '_x0041_',
      '_x005F_x0041_ _xD83D_',
      'zażółć Łódź Ёлка 漢字 🎉',
      'a\nb\n\nc',
      'od\u2028do\u2029\u0085',
      '\ufffe\uffff',
      '  wcięte  ',
      '0012345',
      '1E5',
      '2026-03-01',
      'TRUE',
    ]
    const bytes = await bytesOf(texts(hostile), textColumns)
    expect((await readBook(bytes)).Klienci!.slice(1).map(([text]) => text)).toEqual(hostile)
  })

  const naughty = vectorsAt('security/blns.json')
  test.skipIf(!naughty)('the big list of naughty strings (security/blns.json)', async () => {
    const all = (JSON.parse(await readFile(naughty!, 'utf8')) as string[]).filter((text) => text !== '')
    const rows = await readBook(await bytesOf(texts(all), textColumns))
    // The reader takes returns for what Office makes of them: a new line.
    const plain = (text: string) => text.replaceAll('\r\n', '\n')
    expect(rows.Klienci!.slice(1).map(([text]) => plain(text!))).toEqual(all.map(plain))
  })
})

test('numbers are numbers, days are days, moments are moments: to us and to another reader', async () => {
  const rows: Rows = [
    [{ number: '-12.5' }, { day: '1900-01-01' }, { moment: '2026-03-01 14:05' }],
    [{ number: '1000000' }, { day: '1900-02-28' }, { moment: '1999-12-31 23:59' }],
    [{ number: '0.1' }, { day: '1900-03-01' }, { moment: '2026-03-01 00:01' }],
    [{ text: '' }, { day: '2199-12-31' }, { text: '' }],
  ]
  const bytes = await bytesOf(rows, [column('L', 'plain'), column('D', 'day'), column('M', 'moment')])
  expect((await readBook(bytes)).Klienci!.slice(1)).toEqual([
    ['-12.5', '1900-01-01', '2026-03-01 14:05'],
    ['1000000', '1900-02-28', '1999-12-31 23:59'],
    ['0.1', '1900-03-01', '2026-03-01 00:01'],
    ['', '2199-12-31'],
  ])
  const [sheet] = (await readXlsx(bytes)).sheets
  const [number, day, moment] = sheet!.rows[3]!
  expect(number).toBe(0.1)
  expect((day as Date).toISOString().slice(0, 10)).toBe('1900-03-01')
  expect((moment as Date).toISOString().slice(0, 16)).toBe('2026-03-01T00:01')
})

test('an amount of money is a number, its currency the cell’s format', async () => {
  const money = (amount: string, currency: string): readonly Cell[] => [{ money: { amount, currency } }]
  const rows = [money('-12.50', 'PLN'), money('1234.50', 'EUR'), money('99.00', 'PLN'), money('500', 'JPY')]
  const bytes = await bytesOf(rows, [column('Kwota', 'plain')])
  const texts = ['-12.5 PLN', '1234.5 EUR', '99 PLN', '500 JPY']
  expect((await readBook(bytes)).Klienci!.slice(1)).toEqual(texts.map((text) => [text]))
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  expect(sheets[0]!.rows.slice(1)).toEqual([[-12.5], [1234.5], [99], [500]])
  const formats = [1, 2, 3, 4].map((row) => sheets[0]!.cells?.get(`${row},0`)?.style?.numFmt)
  const two = (currency: string) => `#,##0.00\\ [$${currency}]`
  expect(formats).toEqual([two('PLN'), two('EUR'), two('PLN'), '#,##0\\ [$JPY]'])
})

test('random tables come back as they were, from both readers', async () => {
  const random = randomly(20)
  const alphabet = [...'abŁя= +-@\'",;<>&_x0\n ', '🎉', '\u00a0']
  const word = () => Array.from({ length: 1 + random.below(12) }, () => random.oneOf(alphabet)).join('')
  const rows = Array.from({ length: 300 }, () => Array.from({ length: 5 }, () => ({ text: `${word()}.` })))
  const columns = ['A', 'B', 'C', 'D', 'E'].map((heading) => column(heading))
  const bytes = await bytesOf(rows, columns)
  const expected = rows.map((cells) => cells.map(({ text }) => text))
  expect((await readBook(bytes)).Klienci!.slice(1)).toEqual(expected)
  expect((await readXlsx(bytes)).sheets[0]!.rows.slice(1)).toEqual(expected)
})

test('more rows than a sheet holds go on in another one, with the headings', async () => {
  const rows = texts(Array.from({ length: 25 }, (_, at) => `w${at}`))
  const sheets = await readBook(
    await bytesOf(rows, textColumns, { ...limits, rows: 11 }, 'Umowy [2026]: "?"'),
  )
  expect(Object.keys(sheets)).toEqual(['Umowy  2026   " "', 'Umowy  2026   " " 2', 'Umowy  2026   " " 3'])
  expect(Object.values(sheets).map((each) => each.length)).toEqual([11, 11, 6])
  expect(Object.values(sheets).map(([first]) => first)).toEqual(Array(3).fill(['Tekst', 'Wiersz']))
  expect(Object.values(sheets).flatMap(([, ...each]) => each.map(([text]) => text))).toEqual(
    rows.map(([cell]) => (cell as { text: string }).text),
  )
  const exact = await readBook(await bytesOf(rows.slice(0, 20), textColumns, { ...limits, rows: 11 }))
  expect(Object.values(exact).map((each) => each.length)).toEqual([11, 11])
  const heavy = await readBook(await bytesOf(rows, textColumns, { ...limits, bytes: 10 }))
  expect(Object.values(heavy).flatMap(([, ...each]) => each)).toHaveLength(25)
  expect(Object.keys(heavy)).toHaveLength(4)
})

test('the heading is frozen and filters, the last columns are hidden', async () => {
  const bytes = await bytesOf(texts(['a', 'b']), [column('Tekst'), { ...column('ID'), isHidden: true }])
  const [sheet] = (await openXlsx(bytes)).sheets
  expect(sheet!.freezePane).toMatchObject({ rows: 1 })
  expect(sheet!.autoFilter).toMatchObject({ range: 'A1:B3' })
  expect(sheet!.columns?.map(({ hidden = false }) => hidden)).toEqual([false, true])
})

test('an empty table is its headings', async () => {
  expect(await readBook(await bytesOf([], textColumns))).toEqual({ Klienci: [['Tekst', 'Wiersz']] })
})

test('columns are called as spreadsheets call them', () => {
  expect([1, 26, 27, 52, 702, 703, 16_384].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA', 'XFD'])
})

test('what lies far in an archive is found by its ZIP64 fields', async () => {
  async function* parts(): AsyncGenerator<Part> {
    yield { name: 'a.txt', content: ['Łódź '.repeat(1_000)] }
    yield { name: 'b.txt', content: ['drugi'] }
  }
  const pieces: Buffer[] = []
  for await (const piece of archiveOf(parts(), 20)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  expect(bytes.includes('PK\x06\x06')).toBe(true)
  const path = join(folder, 'far.zip')
  await writeFile(path, bytes)
  const archive = await Archive.open(path)
  expect(await archive.text('a.txt')).toBe('Łódź '.repeat(1_000))
  expect(await archive.text('b.txt')).toBe('drugi')
})

test('whoever stops taking stops what gives; a fault of what gives comes out', async () => {
  let closed = 0
  async function* pages(fails = false): AsyncGenerator<Rows, void, void> {
    try {
      for (let at = 0; ; at += 1) {
        if (fails && at === 3) throw new Error('the database is away')
        yield texts(Array.from({ length: 200 }, () => `wiersz ${at} ${Math.random()}`))
      }
    } finally {
      closed += 1
    }
  }
  for await (const piece of bookOf({ name: 'x', columns: textColumns, pages: pages() }))
    if (piece.length > 1_000) break
  expect(closed).toBe(1)
  const all = async () => {
    for await (const _ of bookOf({ name: 'x', columns: textColumns, pages: pages(true) }));
  }
  await expect(all()).rejects.toThrow('the database is away')
  expect(closed).toBe(2)
})

test('200,000 rows need no more memory than 20,000, however slowly they are taken', async () => {
  const script = fileURLToPath(new URL('../../../test/writeRows.ts', import.meta.url))
  const peak = async (rows: number) => {
    const limit = '--max-old-space-size=64'
    const { stdout } = await promisify(execFile)(process.execPath, [limit, script, String(rows)])
    return JSON.parse(stdout) as { rows: number; bytes: number; peak: number }
  }
  const [some, many] = [await peak(20_000), await peak(200_000)]
  expect(many.bytes).toBeGreaterThan(some.bytes * 8)
  expect(many.peak).toBeLessThan(some.peak + 60e6)
})
