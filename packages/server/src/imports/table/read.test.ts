import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guessTable, sampleOf } from './guess.ts'
import { readTable, type TableRow } from './read.ts'
import type { TableShape } from './shape.ts'

const shape: TableShape = { encoding: 'utf-8', separator: ';', quote: '"', headingLine: 1, columns: 3 }

async function read(text: string | Buffer, said: Partial<TableShape> = {}): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of readTable(Readable.from([Buffer.from(text)]), { ...shape, ...said })) rows.push(row)
  return rows
}
const told = (rows: readonly TableRow[]) =>
  rows.map((row) => [row.line, row.problem ? row.problem.code : row.cells.join('|')])
const heading = 'nazwa;nip;miasto\n'

test.each<[string, Partial<TableShape>, unknown[]]>([
  [
    'nazwa;nip;miasto\r\nA;1;X\r\n\r\nB;2;Y',
    {},
    [
      [2, 'A|1|X'],
      [4, 'B|2|Y'],
    ],
  ],
  [
    '\ufeffnazwa;nip;miasto\rA;1;X\rB;2;Y\r',
    {},
    [
      [2, 'A|1|X'],
      [3, 'B|2|Y'],
    ],
  ],
  ['sep=;\nnazwa;nip;miasto\nA;1;X', { headingLine: 2 }, [[3, 'A|1|X']]],
  ['sep=;\nA;1;X', { headingLine: null }, [[2, 'A|1|X']]],
  ['Lista;;\n;;\nnazwa;nip;miasto\nA;1;X', { headingLine: 3 }, [[4, 'A|1|X']]],
  [
    `${heading}A;1;X\nnazwa;nip;miasto\nB;2;Y\n;;\n ; ;\n`,
    {},
    [
      [2, 'A|1|X'],
      [4, 'B|2|Y'],
    ],
  ],
  [
    'nazwa;nip;\nA;1;\nB;2;\n',
    { columns: 2 },
    [
      [2, 'A|1'],
      [3, 'B|2'],
    ],
  ],
  [
    `${heading}"A\nB";"1;""2""";X\nC;2;Y`,
    {},
    [
      [2, 'A\nB|1;"2"|X'],
      [4, 'C|2|Y'],
    ],
  ],
  [heading, {}, []],
  ['', {}, []],
])('%j', async (text, said, expected) => {
  expect(told(await read(text, said))).toEqual(expected)
})

describe('rows with too few cells', () => {
  test.each<[string, string, unknown[]]>([
    [
      'are filled in',
      'A;1\nB\nC;3;Z',
      [
        [2, 'A|1|'],
        [3, 'B||'],
        [4, 'C|3|Z'],
      ],
    ],
    [
      'also where the program does so in blocks',
      `A;1;\n${'B;2\n'.repeat(16)}C;3;`,
      [[2, 'A|1|'], ...Array.from({ length: 16 }, (_, at) => [at + 3, 'B|2|']), [19, 'C|3|']],
    ],
    [
      'but two pieces of one row are broken',
      'A;1;\nB;2\n2;Y\nC;3;Z',
      [
        [2, 'A|1|'],
        [3, 'rowIsBroken'],
        [4, 'rowIsBroken'],
        [5, 'C|3|Z'],
      ],
    ],
    [
      'and so is the tail of one',
      'A;1;\nB;2;Y\nZ\nC;3;Z',
      [
        [2, 'A|1|'],
        [3, 'B|2|Y'],
        [4, 'rowIsBroken'],
        [5, 'C|3|Z'],
      ],
    ],
    [
      'and what follows a quote that is not closed',
      'A;1;\nB;"2;Y\nZ\nC;3;Z',
      [
        [2, 'A|1|'],
        [3, 'rowQuoteNotClosed'],
        [4, 'rowIsBroken'],
        [5, 'C|3|Z'],
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect(told(await read(heading + text))).toEqual(expected)
  })
})

describe('bad rows are named, with what is wrong', () => {
  test.each<[string, string | Buffer, string, object]>([
    ['too many cells', 'A;1;X;Y', 'rowHasTooManyCells', { cells: 4, columns: 3 }],
    ['an open quote', 'A;"1;X', 'rowQuoteNotClosed', { column: 2 }],
    ['NUL', 'A;1\0;X', 'rowHasNul', { column: 2 }],
    ['bytes that are no letter', Buffer.from('A;1;\xb3', 'latin1'), 'rowIsUnreadable', { column: 3 }],
    ['half a letter at the end', Buffer.from('A;1;Łó').subarray(0, -1), 'rowIsUnreadable', { column: 3 }],
  ])('%s', async (_, text, code, params) => {
    const rows = await read(Buffer.concat([Buffer.from(`${heading}Z;0;Q\n`), Buffer.from(text)]))
    expect(told(rows)).toEqual([
      [2, 'Z|0|Q'],
      [3, code],
    ])
    expect(rows[1]).toMatchObject({ problem: { code, params } })
  })
  test('half a surrogate pair and half a unit in UTF-16', async () => {
    const said = { encoding: 'utf-16le', columns: 2, headingLine: null } as const
    const text = Buffer.concat([
      Buffer.from('A;', 'utf16le'),
      Buffer.from([0x3d, 0xd8]),
      Buffer.from('\nB;1', 'utf16le'),
      Buffer.from([0x41]),
    ])
    expect(told(await read(text, said))).toEqual([
      [1, 'rowIsUnreadable'],
      [2, 'rowIsUnreadable'],
    ])
  })
  test('bytes that an encoding leaves empty', async () => {
    const text = Buffer.concat([Buffer.from(heading), Buffer.from([0x41, 0x81, 0x3b, 0x3b, 0x0a])])
    for (const encoding of ['windows-1250', 'windows-1252', 'iso-8859-2'] as const)
      expect(told(await read(text, { encoding }))).toEqual([[2, 'rowIsUnreadable']])
  })
})

test('letters that fall between two pieces are whole', async () => {
  const text = `${heading}Łódź;„1”;🙂\r\n"Ćwiek\r\n""X""";2;Ж\r\n`
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    const bytes = iconv.encode(text, encoding, { addBOM: true })
    for (let cut = 1; cut < bytes.length; cut++) {
      const source = Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)])
      const rows: TableRow[] = []
      for await (const row of readTable(source, { ...shape, encoding })) rows.push(row)
      expect(told(rows)).toEqual([
        [2, 'Łódź|„1”|🙂'],
        [3, 'Ćwiek\r\n"X"|2|Ж'],
      ])
    }
  }
})

test.each([
  ['HTML by another name', '<html><body>x</body></html>', 'fileIsWebPage'],
  ['bytes of a program', '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0', 'fileIsBinary'],
])('%s is one problem', async (_, text, code) => {
  expect(told(await read(text))).toEqual([[1, code]])
})

test('a file of bad rows only is given up', async () => {
  const rows = await read(heading + '1;2;3;4\n'.repeat(200_000))
  expect(rows.length).toBe(100_001)
  expect(rows.at(-1)).toMatchObject({
    line: 100_001,
    problem: { code: 'rowsAllBad', params: { rows: 100_000 } },
  })
})

describe('files of 300 MB', () => {
  const folder = join(tmpdir(), 'kartoteka-')
  let path = ''
  beforeAll(() => {
    path = join(mkdtempSync(folder), 'table.csv')
  })
  afterAll(() => rmSync(join(path, '..'), { recursive: true }))

  async function write(first: string, fill: string) {
    const file = await open(path, 'w')
    const megabyte = Buffer.alloc(1 << 20, fill)
    await file.write(first)
    for (let written = 0; written < 300; written++) await file.write(megabyte)
    await file.close()
  }

  test.each([
    ['one line', 'nazwa;nip\n', 'abc;', 'rowTooLong'],
    ['one line in a quote', 'nazwa;nip\n"', 'a', 'rowTooLong'],
    ['one line of quotes', 'nazwa;nip\n', '""', 'rowTooLong'],
    ['stray quotes', 'nazwa;nip\n', 'x;"abc\n', 'rowQuoteNotClosed'],
  ])(
    '%s ends soon and in little memory',
    async (_, first, fill, code) => {
      await write(first, fill)
      const guess = guessTable(await sampleOf(path))
      if ('problem' in guess) throw new Error(guess.problem.code)
      const codes = new Set<string | undefined>()
      let most = 0
      for await (const { problem } of readTable(path, guess.shape)) {
        codes.add(problem?.code)
        most = Math.max(most, process.memoryUsage.rss())
      }
      expect(codes.has(code)).toBe(true)
      expect(codes.has(undefined)).toBe(false)
      expect(most).toBeLessThan(500e6)
    },
    60_000,
  )
})
