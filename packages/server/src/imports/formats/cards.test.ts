/** Address cards as a table: versions 2.1, 3.0 and 4.0, with what real programs make of them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadWords } from '@kartoteka/model'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { columns } from '../cards/columns.ts'
import { formatNamed, formatOf } from './index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-cards-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let files = 0
const names = Object.keys(columns)

/** Every card by its line: what its columns say, or what is wrong with it. */
async function read(content: string | Buffer): Promise<Record<string, unknown>[]> {
  const path = join(folder, `${++files}`)
  await writeFile(path, content)
  const guess = await (await formatOf(path)).guess(path, {}, await loadWords('en'))
  if ('problem' in guess) throw new Error(guess.problem.code)
  expect(guess.shape.format).toBe('cards')
  expect(guess.headings).toHaveLength(names.length)
  const cards: Record<string, unknown>[] = []
  for await (const { line, ...row } of formatNamed('cards').rows(path, guess.shape))
    if ('cells' in row && row.problem === undefined)
      cards.push({
        line,
        ...Object.fromEntries(names.map((name, at) => [name, row.cells[at]]).filter(([, cell]) => cell)),
      })
    else cards.push({ line, problem: row.problem })
  return cards
}
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')

describe('who it is', () => {
  test.each<[string, string[], object]>([
    [
      'a person in a firm',
      ['N:Kos;Jan;Maria', 'ORG:Żytko;Handel'],
      { organization: 'Żytko', firstName: 'Jan Maria', lastName: 'Kos', department: 'Handel' },
    ],
    [
      'a private person',
      ['N:Kos;Jan;;;', 'FN:Jan Kos', 'UID:7'],
      { firstName: 'Jan', lastName: 'Kos', personNumber: '7' },
    ],
    ['a whole name only', ['FN:Jan Kos'], { firstName: 'Jan', lastName: 'Kos' }],
    [
      'a firm by its name',
      ['N:;;;;', 'FN:Żytko', 'ORG:Żytko', 'UID:7'],
      { organization: 'Żytko', clientNumber: '7' },
    ],
    ['a firm without a name of a person', ['ORG:Żytko'], { organization: 'Żytko' }],
    ['a firm that says so', ['VERSION:4.0', 'KIND:org', 'FN:Żytko'], { organization: 'Żytko' }],
    [
      'a firm of Apple, with a person',
      ['N:Kawado;Saeko', 'FN:Leopard', 'ORG:Leopard;', 'X-ABShowAs:COMPANY'],
      { organization: 'Leopard', firstName: 'Saeko', lastName: 'Kawado' },
    ],
    [
      'a person whose firm is a department',
      ['N:And;John', 'ORG:;72430056'],
      { firstName: 'John', lastName: 'And', department: '72430056' },
    ],
    [
      'a person without a name apart in a firm',
      ['N:;;;;', 'FN:Jan Kos', 'ORG:Żytko', 'UID:7'],
      { organization: 'Żytko', firstName: 'Jan', lastName: 'Kos', personNumber: '7' },
    ],
  ])('%s', async (_, lines, said) => {
    expect(await read(card(...lines))).toEqual([{ line: 1, ...said }])
  })
})

describe('what it says', () => {
  const said = async (...lines: string[]) => {
    const [only] = await read(card('N:Kos', ...lines))
    const { line: _, lastName: __, ...rest } = only!
    return rest
  }
  test('folded lines, escaped signs, several values', async () => {
    expect(
      await said(
        'VERSION:3.0',
        'NOTE:Przecinek\\, średnik\\; ukośnik \\\\ i nowa\\nli',
        ' nia',
        'item1.TEL:+48 601 234 567',
        'item1.X-ABLabel:Magazyn',
        'TEL;TYPE=WORK,FAX:12 345 67 89',
        'item2.TEL;type=CELL:601234568',
        'item2.X-ABLabel:_$!<Mobile>!$_',
        'EMAIL;type=INTERNET:mailto:jan@example.pl',
        'EMAIL:kos@example.pl',
        'URL:https\\://example.pl',
        'CATEGORIES:myContacts,Klienci\\, VIP,Ważni',
        'BDAY:1980-02-29',
      ),
    ).toEqual({
      phones: '+48 601 234 567\n601234568',
      mails: 'jan@example.pl\nkos@example.pl',
      website: 'https://example.pl',
      labels: 'Klienci, VIP\nWażni',
      remarks: 'Przecinek, średnik; ukośnik \\ i nowa\nlinia\nMagazyn: +48 601 234 567',
      fax: '12 345 67 89',
      birthday: '1980-02-29',
    })
  })
  test('an address: the firm’s, not where somebody lives', async () => {
    const lines = [
      'ADR;TYPE=HOME:;;Cicha 1;Łódź;;90-001;',
      'item3.ADR;type=WORK:;;al. Nowa 128\\nlok. 14;Warszawa;mazowieckie;02-554;Polska',
    ]
    const work = {
      street: 'al. Nowa 128 lok. 14',
      town: 'Warszawa',
      province: 'mazowieckie',
      postalCode: '02-554',
      country: 'Polska',
    }
    expect(await said('VERSION:3.0', ...lines)).toEqual(work)
    expect(await said('VERSION:3.0', 'ORG:Żytko', lines[0]!)).toEqual({ organization: 'Żytko' })
    expect(await said('VERSION:3.0', lines[0]!)).toEqual({
      street: 'Cicha 1',
      town: 'Łódź',
      postalCode: '90-001',
    })
  })
  test('version 4.0: addresses of telephones, quoted parameters', async () => {
    expect(
      await said(
        'VERSION:4.0',
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+48-12-345-67-89;ext=12',
        'ADR;LABEL="ul. Długa: 5; Łódź":;;Długa 5;Łódź;;;',
        'PHOTO:data:image/png;base64,AAAA',
        'TITLE:Zastępca',
        'TITLE;PREF=1:Prezes',
      ),
    ).toEqual({ title: 'Prezes', phones: '+48-12-345-67-89 ext. 12', street: 'Długa 5', town: 'Łódź' })
  })
  test('version 2.1: quoted-printable over several lines, charsets, a backslash that is one', async () => {
    expect(
      await said(
        'VERSION:2.1',
        'TITLE;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C4=E8=F0=E5=EA=F2=EE=F0',
        'NOTE;QUOTED-PRINTABLE;CHARSET=UTF-8:=C5=81=C3=B3d=',
        '=C5=BA: 50%',
        'ADR;WORK;QUOTED-PRINTABLE:;;5th Floor=0D=0A(box 8);Krak=F3w',
        'URL:file://c:\\new',
      ),
    ).toEqual({
      title: 'Директор',
      remarks: 'Łódź: 50%',
      street: '5th Floor (box 8)',
      town: 'Kraków',
      website: 'file://c:\\new',
    })
  })
  test('pictures are passed over, however they are written', async () => {
    expect(
      await said(
        'PHOTO;BASE64:',
        '  /9j/4AAQ',
        '  AAAA==',
        'LOGO;ENCODING=BASE64;TYPE=GIF:',
        'R0lGODlh',
        'AAAA',
        '',
        'KEY;ENCODING=b:AAAA',
        ' BBBB',
        'NOTE:za nimi',
      ),
    ).toEqual({ remarks: 'za nimi' })
  })
})

test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'iso-8859-2'] as const)(
  'cards in %s are the same',
  async (encoding) => {
    const lines = card(
      'VERSION:3.0',
      'N:Brzęczyszczykiewicz;Grażyna',
      'ORG:Zakłady Młynarskie „Żytko” S.A.',
      'NOTE:źdźbło',
    )
    const text = encoding === 'iso-8859-2' ? lines.replace(/[„”]/g, '"') : lines
    const bytes = iconv.encode(text, encoding, { addBOM: true })
    expect(await read(bytes)).toEqual([
      {
        line: 1,
        organization:
          encoding === 'iso-8859-2' ? 'Zakłady Młynarskie "Żytko" S.A.' : 'Zakłady Młynarskie „Żytko” S.A.',
        firstName: 'Grażyna',
        lastName: 'Brzęczyszczykiewicz',
        remarks: 'źdźbło',
      },
    ])
  },
)

describe('bad cards are named, and the others come in', () => {
  const good = card('N:Kos;Jan')
  test('a line that is none', async () => {
    expect(await read(`${card('N:Kos;Jan', 'ADR:;;Cicha 1', 'Łódź;;')}${good}`)).toEqual([
      { line: 1, problem: { code: 'cardLineBroken', params: { card: 1, line: 4 } } },
      { line: 6, firstName: 'Jan', lastName: 'Kos' },
    ])
  })
  test('a card without an end, in the middle and at last', async () => {
    expect(await read(`BEGIN:VCARD\nN:Sowa\n${good}BEGIN:VCARD\nN:Wilk`)).toEqual([
      { line: 1, problem: { code: 'cardNotClosed', params: { card: 1 } } },
      { line: 3, firstName: 'Jan', lastName: 'Kos' },
      { line: 6, problem: { code: 'cardNotClosed', params: { card: 3 } } },
    ])
  })
  test('a group, a line too long, something in between, letters that cannot be read', async () => {
    const found = await read(
      Buffer.concat([
        Buffer.from(card('N:Grupa', 'X-ADDRESSBOOKSERVER-KIND:group')),
        Buffer.from(card('N:Kos', `NOTE:${'x'.repeat(1_000_001)}`)),
        Buffer.from('a;b;c\r\nd;e;f\r\n'),
        Buffer.from(card('N:Łąka', 'NOTE:Zażółć gęślą jaźń, zażółć gęślą jaźń, zażółć gęślą jaźń')),
        Buffer.from(card('N:Zły;\xff\xfe'), 'latin1'),
      ]),
    )
    expect(
      found.map(({ line, problem, lastName }) => [
        line,
        (problem as { code: string } | undefined)?.code ?? lastName,
      ]),
    ).toEqual([
      [1, 'cardIsGroup'],
      [5, 'rowTooLong'],
      [9, 'cardLineOutside'],
      [11, 'Łąka'],
      [15, 'rowIsUnreadable'],
    ])
  })
  test('a card within a card is none of its own', async () => {
    expect(await read(card('N:Kos', 'AGENT:', 'BEGIN:VCARD', 'N:Sekretarz', 'END:VCARD', 'NOTE:x'))).toEqual([
      { line: 1, lastName: 'Kos', remarks: 'x' },
    ])
  })
})

test('many cards come in flat memory', async () => {
  const path = join(folder, 'many')
  const one = card(
    'VERSION:3.0',
    'N:Kos;Jan',
    `NOTE:${'x'.repeat(900)}`,
    'PHOTO;ENCODING=b:',
    ...Array.from({ length: 50 }, () => ` ${'A'.repeat(75)}`),
  )
  await writeFile(path, one.repeat(20_000))
  const guess = await (await formatOf(path)).guess(path, {}, await loadWords('pl'))
  if ('problem' in guess) throw new Error(guess.problem.code)
  let cards = 0
  let most = 0
  const before = process.memoryUsage().heapUsed
  for await (const { problem } of formatNamed('cards').rows(path, guess.shape)) {
    cards += problem ? 0 : 1
    if (cards % 500 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  expect(cards).toBe(20_000)
  expect(most).toBeLessThan(100e6)
})
