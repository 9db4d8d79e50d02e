import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { longest, type RawRow, RowReader } from './rows.ts'
import { guessSeparator } from './separator.ts'

const testdata = new URL('../../../../../testdata/csv/', import.meta.url)
const json = (path: string) => JSON.parse(readFileSync(new URL(path, testdata), 'utf8'))

type Signs = ConstructorParameters<typeof RowReader>[0]
const comma: Signs = { separator: ',', quote: '"' }

function rowsOf(text: string, signs: Signs = comma, piece = text.length || 1): RawRow[] {
  const reader = new RowReader(signs)
  const rows: RawRow[][] = []
  for (let at = 0; at < text.length; at += piece)
    rows.push([...reader.read(text.slice(at, at + piece), false)])
  return [...rows.flat(), ...reader.read('', true)]
}
const cellsOf = (text: string, signs?: Signs) => rowsOf(text, signs).map(({ cells }) => cells)
const problemsOf = (text: string) => rowsOf(text).map(({ line, problem }) => [line, problem?.code])

describe('csv-spectrum', () => {
  // In the expectations of this one the telephone is another than in its table.
  const wrong = 'location_coordinates.csv'
  test.each(readdirSync(new URL('csv-spectrum/csvs/', testdata)).filter((name) => name !== wrong))(
    '%s',
    (name) => {
      const [headings = [], ...rows] = cellsOf(
        readFileSync(new URL(`csv-spectrum/csvs/${name}`, testdata), 'utf8'),
      )
      const records = rows.map((row) =>
        Object.fromEntries(headings.map((heading, column) => [heading, row[column]])),
      )
      const expected = json(`csv-spectrum/json/${name.replace('.csv', '.json')}`)
      expect(records).toEqual(Array.isArray(expected) ? expected : [expected])
    },
  )
})

describe('the vectors of PapaParse', () => {
  interface Vector {
    description: string
    input: string
    config?: Record<string, unknown> | null
    expected: { data: string[][]; errors: unknown[] }
  }
  // Its other options (comments, typing, preview, own escapes) do not exist here, and where it repairs
  // broken quotes or takes a lone carriage return for a letter, we name the row: `quotes that do not close`
  // below.
  const ours = ['delimiter', 'quoteChar', 'newline', 'skipEmptyLines', 'fastMode']
  const others = /^Quoted field has (?:no closing|invalid)|^Mixed slash|^Multi-character|^Bad delimiter|BOM/
  const filled = (rows: string[][]) => rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const { core, parse: parsed }: { core: Vector[]; parse: Vector[] } = json('papaparse/vectors.json')

  const fits = ({ config, description }: Vector) =>
    Object.keys(config ?? {}).every((option) => ours.includes(option)) && !others.test(description)
  test.each(core.filter(fits))('core: $description', ({ input, config, expected }) => {
    const separator = (config?.delimiter as string) ?? ','
    expect(filled(cellsOf(input, { ...comma, separator }))).toEqual(filled(expected.data))
  })
  test.each(parsed.filter(fits))('whole: $description', ({ input, config, expected }) => {
    const separator = (config?.delimiter as string) ?? guessSeparator(input, true, '"').separator
    const quote = (config?.quoteChar as '"') ?? '"'
    expect(
      filled(cellsOf(input, { separator: expected.data.flat().length < 2 ? ',' : separator, quote })),
    ).toEqual(filled(expected.data))
  })
})

test('random tables are read as csv-parse reads them, in pieces of any size', () => {
  let seed = 42
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  const letters = ['a', 'ż', '"', ',', '\n', '\r\n', ' ', '🙂', '']
  for (let round = 0; round < 300; round++) {
    const table = Array.from({ length: 1 + random(5) }, () =>
      Array.from({ length: 2 + random(4) }, () =>
        Array.from({ length: random(6) }, () => letters[random(9)]).join(''),
      ),
    )
    const end = ['\n', '\r\n'][random(2)] ?? '\n'
    const written = (cell: string) =>
      /["\r\n, ]/.test(cell) || random(3) === 0 ? `"${cell.replaceAll('"', '""')}"` : cell
    const text = table.map((row) => row.map(written).join(',')).join(end) + (random(2) ? end : '')
    expect(cellsOf(text)).toEqual(table)
    expect(parse(text, { relax_column_count: true })).toEqual(table)
    const whole = rowsOf(text)
    for (const piece of [1, 2, 3, 7]) expect(rowsOf(text, comma, piece)).toEqual(whole)
  }
})

test('a row knows the physical line on which it begins, whatever the line endings', () => {
  const text = 'a,b\n"x\r\ny\nz",1\r\n\rq,"\r"\rlast'
  expect(rowsOf(text).map(({ line, raw }) => [line, raw])).toEqual([
    [1, 'a,b'],
    [2, '"x\r\ny\nz",1'],
    [6, 'q,"\r"'],
    [8, 'last'],
  ])
  for (const piece of [1, 2, 3, 5]) expect(rowsOf(text, comma, piece)).toEqual(rowsOf(text))
})

describe('quotes that do not close', () => {
  test('cost one line, and the rows below are read', () => {
    expect(problemsOf('a,b\n1,"x\n2,y\n3,z\n')).toEqual([
      [1, undefined],
      [2, 'rowQuoteNotClosed'],
      [3, undefined],
      [4, undefined],
    ])
  })
  test('are found by the next quoted cell', () => {
    expect(problemsOf('1,"x\n2,"y"\n3,z')).toEqual([
      [1, 'rowQuoteNotClosed'],
      [2, undefined],
      [3, undefined],
    ])
  })
  test('in a row whose earlier cell has several lines', () => {
    expect(problemsOf('"a\nb","c\n2,y')).toEqual([
      [1, 'rowQuoteNotClosed'],
      [3, undefined],
    ])
  })
  test('at the end of the file', () => {
    expect(problemsOf('a,b\n1,"')).toEqual([
      [1, undefined],
      [2, 'rowQuoteNotClosed'],
    ])
  })
  test('beyond the longest row', () => {
    const lines = 'x\n'.repeat(longest.row / 2)
    const rows = rowsOf(`a,"b\n${lines}1,2\n`, comma, 65536)
    expect(rows[0]?.problem?.code).toBe('rowQuoteNotClosed')
    expect(rows.at(-1)).toEqual({ line: longest.row / 2 + 2, raw: '1,2', cells: ['1', '2'] })
  })
  test('but a name in quotes before other words is a name', () => {
    expect(cellsOf('1,"ABC" sp. z o.o.,Kraków\n')).toEqual([['1', '"ABC" sp. z o.o.', 'Kraków']])
    expect(cellsOf('1,Firma "ABC",x')).toEqual([['1', 'Firma "ABC"', 'x']])
    expect(problemsOf('1,"ABC, DEF" sp. z o.o.,Kraków\n')).toEqual([[1, 'rowQuoteNotClosed']])
  })
})

test('without a quote sign, quotes are letters', () => {
  expect(cellsOf('a\t5" x 3"\n"b\tc', { separator: '\t', quote: null })).toEqual([
    ['a', '5" x 3"'],
    ['"b', 'c'],
  ])
})

test('an over-long row and an over-long cell are named, and reading goes on', () => {
  const wide = `${'x,'.repeat(longest.row / 2)}y`
  const long = `a,"${'x'.repeat(longest.cell + 1)}"`
  const rows = rowsOf(`${wide}\r\n${long}\r\n1,2`, comma, 65537)
  expect(rows.map(({ line, cells, problem }) => [line, cells, problem])).toEqual([
    [1, [], { code: 'rowTooLong', params: { max: longest.row } }],
    [2, [], { code: 'rowCellTooLong', params: { column: 2, max: longest.cell } }],
    [3, ['1', '2'], undefined],
  ])
  expect(rows.every(({ raw }) => raw.length <= longest.shown)).toBe(true)
})

test('an over-long row that begins with a cell of several lines is left out up to its end', () => {
  const rows = rowsOf(`"a\nb",${'x,'.repeat(longest.row / 2)}y\n1,2`, comma, 65536)
  expect(rows.map(({ line, problem }) => [line, problem?.code])).toEqual([
    [1, 'rowTooLong'],
    [3, undefined],
  ])
})
