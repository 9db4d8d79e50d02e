/** Every workbook and every file of address cards at hand: how it lies, what it fills, and cells letter by letter. */
import { fileURLToPath } from 'node:url'
import { loadWords } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { vectorsAt } from '../../../test/vectors.ts'
import { type CardColumn, columns } from '../cards/columns.ts'
import { guessMapping } from '../table/mapping.ts'
import { formatNamed, formatOf } from './index.ts'

interface Expected {
  /** Lines of good rows. */
  readonly good: readonly number[]
  /** Line and code of each bad one. */
  readonly bad?: readonly (readonly [line: number, code: string])[]
}

async function read(path: string) {
  const guess = await (await formatOf(path)).guess(path, {}, await loadWords('en'))
  if ('problem' in guess) throw new Error(guess.problem.code)
  const good: number[] = []
  const bad: (readonly [number, string])[] = []
  const cells = new Map<number, readonly string[]>()
  for await (const row of formatNamed(guess.shape.format).rows(path, guess.shape)) {
    if (row.problem) bad.push([row.line, row.problem.code])
    else {
      good.push(row.line)
      cells.set(row.line, row.cells)
    }
  }
  return { ...guess, good, bad, cells }
}

const carried = (path: string) => fileURLToPath(new URL(`../../../../../testdata/${path}`, import.meta.url))

interface Book extends Expected {
  readonly file: string
  readonly sheet: string
  readonly headings: readonly string[]
  readonly targets: readonly (string | null)[]
  readonly subject: string
  readonly cells: readonly (readonly [line: number, column: number, text: string])[]
}

const books: readonly Book[] = [
  {
    file: 'xlsx/kontragenty-ru.xlsx',
    sheet: 'Лист1',
    headings: ['Контрагент', 'ИНН', 'КПП', 'Сумма', 'Дата'],
    targets: ['client.name', 'client.taxNumber', 'client.kpp', null, null],
    subject: 'clients',
    good: [2, 3],
    cells: [
      [2, 1, 'ООО «Ёлочка»'],
      [2, 5, '2026-03-01'],
      [3, 2, '771234567890'],
    ],
  },
  {
    file: 'xlsx/date1904.xlsx',
    sheet: 'Dane',
    headings: ['Nazwa', 'Data'],
    targets: ['client.name', null],
    subject: 'unknown',
    good: [2],
    cells: [
      [2, 1, 'Rok 1904'],
      [2, 2, '2025-12-31'],
    ],
  },
]

test.each(books)('$file', async ({ file, sheet, headings, targets, subject, good, bad = [], cells }) => {
  const found = await read(carried(file))
  expect(found.shape).toMatchObject({ format: 'workbook', sheet, headingLine: 1, columns: headings.length })
  expect(found.headings).toEqual(headings)
  expect(guessMapping(found.headings, found.sample)).toEqual({ targets, subject })
  expect([found.good, found.bad]).toEqual([good, bad])
  for (const [line, column, text] of cells)
    expect([line, column, found.cells.get(line)?.[column - 1]]).toEqual([line, column, text])
})

test('xlsx/empty.xlsx is empty', async () => {
  await expect(read(carried('xlsx/empty.xlsx'))).rejects.toThrow('fileIsEmpty')
})

type Said = readonly (readonly [line: number, column: CardColumn, text: string])[]

const user = (number: string): Said => [
  [1, 'lastName', number],
  [1, 'phones', '1-555-555-5555\n1-444-444-4444'],
  [1, 'mails', `user${number}@example.com`],
]
const thompson: Said = [
  [1, 'firstName', 'Default'],
  [1, 'lastName', 'Thompson'],
  [1, 'country', 'USA'],
]
const picture: Said = [
  [1, 'lastName', 'Picture'],
  [1, 'mails', 'withpicture@example.com'],
  [1, 'postalCode', '99999'],
]
const allinfo: Said = [
  [1, 'organization', 'allinfo Company'],
  [1, 'lastName', 'InfoIn'],
  [1, 'town', 'Mountain Top'],
]
const mulberry: Said = [
  [1, 'town', 'Exampletino, CA 99999'],
  [1, 'website', 'http://www.example.com/~magic'],
  [1, 'fax', '555-555-5555'],
]
const mariotte: Said = [
  [1, 'firstName', 'WithNote'],
  [1, 'country', 'United States'],
  [1, 'street', '1 North Blvd'],
]
const suteri: Said = [
  [1, 'lastName', 'Śuteri'],
  [1, 'street', '1 ïlena'],
  [1, 'phones', '33-1-12345678\n33-6-12345678'],
]
const nug: Said = [
  [1, 'lastName', 'Ňug'],
  [1, 'firstName', 'Źacc'],
  [1, 'organization', ''],
]
const kowalewski: Said = [
  [1, 'organization', 'Midwest Spectrum Management Alliance, Inc.'],
  [1, 'title', 'Web Master'],
  [1, 'remarks', 'ICQ - 100000'],
]

const groups: readonly (readonly [number, string])[] = [[1, 'cardIsGroup']]
const broken: readonly (readonly [number, string])[] = [[1, 'cardLineBroken']]

/** File, lines of good cards, bad ones, cells. */
const cardFiles: Readonly<Record<string, readonly [Expected['good'], Said, Expected['bad']?]>> = {
  'vendor-shapes/google-3.0.vcf': [
    [1, 15],
    [
      [1, 'organization', 'Gęś & Jaźń S.A.'],
      [1, 'remarks', 'Z telefonu\nlinia druga'],
      [15, 'firstName', 'Семён Ильич'],
    ],
  ],
  'vendor-shapes/ios-3.0.vcf': [
    [1],
    [
      [1, 'phones', '+48602345678\n+48 602 345 679'],
      [1, 'street', 'al. Niepodległości 128 lok. 14'],
      [1, 'remarks', 'Przecinek, średnik; ukośnik \\ i nowa\nlinia\nMagazyn: +48602345678'],
      [1, 'birthday', '--05-03'],
    ],
  ],
  'ccs-caldavtester/bulk_simple_1.vcf': [[1], user('01')],
  'ccs-caldavtester/bulk_simple_2.vcf': [[1], user('01')],
  'ccs-caldavtester/bulk_simple_4.vcf': [
    [1, 11],
    [...user('01'), [11, 'personNumber', 'user01-uid02']],
  ],
  'ccs-caldavtester/bulk_simple_6.vcf': [[1], user('02')],
  'ccs-caldavtester/bulk_simple_8.vcf': [[1], user('03')],
  'ccs-caldavtester/bulk_simple_9.vcf': [[1], user('01')],
  'ccs-caldavtester/bulk_simple_11.vcf': [[], [], groups],
  'ccs-caldavtester/bulk_simple_14.vcf': [[], [], groups],
  'ccs-caldavtester/bulk_simple_15.vcf': [[], [], broken],
  'ccs-caldavtester/vcardput_3.vcf': [
    [1],
    [
      [1, 'organization', 'Snow Leopard'],
      [1, 'firstName', 'Saeko'],
      [1, 'lastName', 'Kawado'],
    ],
  ],
  'ccs-caldavtester/vcardput_4.vcf': [
    [1],
    [...mariotte, [1, 'remarks', 'Address book server test contact that hsa note field filled in.']],
  ],
  'ccs-caldavtester/vcardput_5.vcf': [[1], allinfo],
  'ccs-caldavtester/vcardput_6.vcf': [[1], picture],
  'ccs-caldavtester/vcardput_9.vcf': [
    [1],
    [
      [1, 'firstName', 'ダブル'],
      [1, 'lastName', 'バイト'],
      [1, 'remarks', '日本ですよ。'],
    ],
  ],
  'ccs-caldavtester/vcardput_12.vcf': [
    [1],
    [...thompson, [1, 'street', '1245, Test'], [1, 'town', 'Sesame Street\nOn The Hill']],
  ],
  'ccs-caldavtester/vcardput_13.vcf': [[1], thompson],
  'ccs-caldavtester/vcardput_14.vcf': [[1], [...thompson, [1, 'personNumber', '14:ABPerson']]],
  'ccs-caldavtester/vcardput_15.vcf': [[1], thompson],
  'ccs-caldavtester/vcardput_17.vcf': [[], [], groups],
  'ccs-caldavtester/verrors_1.vcf': [[1], [...thompson, [1, 'town', 'Elk Forest']]],
  'ccs-caldavtester/verrors_2.vcf': [[1], mulberry],
  'ccs-caldavtester/verrors_3.vcf': [[], [], broken],
  'ccs-caldavtester/verrors_5.vcf': [[1], allinfo],
  'ccs-caldavtester/verrors_8.vcf': [[1], suteri],
  'ccs-caldavtester/verrors_15.vcf': [[1], [...nug, [1, 'department', '59910056']]],
  'ccs-caldavtester/vnonascii_8.vcf': [[1], suteri],
  'ccs-caldavtester/vreports_put_2.vcf': [[1], [...mulberry, [1, 'organization', 'Apple Inc.']]],
  'ccs-caldavtester/vreports_put_4.vcf': [[1], mariotte],
  'ccs-caldavtester/vreports_put_5.vcf': [[1], allinfo],
  'ccs-caldavtester/vreports_put_6.vcf': [[1], picture],
  'ccs-caldavtester/vreports_put_10.vcf': [
    [1],
    [
      [1, 'firstName', 'Custom Fields'],
      [1, 'department', 'Macosx server group'],
      [1, 'birthday', '1999-03-18'],
    ],
  ],
  'ccs-caldavtester/vreports_put_13.vcf': [
    [1],
    [
      [1, 'firstName', 'John'],
      [1, 'lastName', 'And'],
      [1, 'mails', 'john_apple@example.com'],
    ],
  ],
  'ccs-caldavtester/vreports_put_14.vcf': [
    [1],
    [
      [1, 'firstName', 'John'],
      [1, 'lastName', 'An'],
      [1, 'personNumber', '3DB9AB3B-4EF9-40B2-94F3-A97D9132E41B:ABPerson'],
    ],
  ],
  'ccs-caldavtester/vreports_put_15.vcf': [[1], nug],
  'horde/dimitris.vcf': [
    [1],
    [
      [1, 'street', 'Biology Building, 1st Floor (or PO Box 888)'],
      [1, 'fax', '+01 04 885387'],
      [1, 'department', 'Network Operation Center'],
    ],
  ],
  'horde/dwalt.vcf': [
    [1],
    [
      [1, 'organization', 'D&E SuperNet, a OneMain.com company'],
      [1, 'phones', '(242) 994-2840\n(242) 205-2124'],
      [1, 'fax', '(242) 205-2101'],
    ],
  ],
  'horde/multiple.vcf': [
    [1, 13],
    [...kowalewski, [13, 'mails', 'matt@example.com']],
  ],
  'horde/palm.vcf': [
    [1, 13],
    [...kowalewski, [13, 'organization', 'Interactivate, Inc.']],
  ],
  'horde/sfg.vcf': [
    [1],
    [
      [1, 'street', '4 Moore St Rozelle NSW 2039 Australia'],
      [1, 'phones', '+94 7 8666 3177\n+94 7 8545 3995\n1310 321 470'],
      [1, 'personNumber', 'pas-id-3D62D39A00000000'],
    ],
  ],
  'horde/test.vcf': [[1], [...kowalewski, [1, 'firstName', 'Edmund L.']]],
}

/** Horde's licence does not let its files be carried over. */
const pathOf = (file: string) =>
  file.startsWith('horde/') ? vectorsAt(`vcard/${file}`) : carried(`vcard/${file}`)

for (const [file, [good, cells, bad = []]] of Object.entries(cardFiles))
  test.skipIf(!pathOf(file))(`vcard/${file}`, async () => {
    const found = await read(pathOf(file)!)
    expect(found.shape).toMatchObject({ format: 'cards', encoding: 'utf-8', headingLine: null })
    expect(found.mapping).toEqual({ targets: Object.values(columns), subject: 'both' })
    expect([found.good, found.bad]).toEqual([good, bad])
    for (const [line, column, text] of cells)
      expect([column, found.cells.get(line)?.[Object.keys(columns).indexOf(column)]]).toEqual([column, text])
  })
