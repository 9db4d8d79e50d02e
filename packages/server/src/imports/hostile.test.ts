/** Files made to do harm, and files that came broken: each is answered by a sentence of its own, and nothing is kept. */
import { execFile } from 'node:child_process'
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ArchivePart, archiveOf, bookOf, bookParts, rowsOfTexts } from '../../test/archives.ts'
import { type ImportingFirm, openImportingFirm } from '../../test/imports.ts'
import { sql } from '../db/sql.ts'

let firm: ImportingFirm
let folder: string
beforeAll(async () => {
  firm = await openImportingFirm()
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-hostile-'))
})
afterAll(async () => {
  await firm.close()
  await rm(folder, { recursive: true, force: true })
})

const good = { sheets: { Klienci: rowsOfTexts([['Nazwa'], ['Klon']]) }, texts: ['<t>x</t>'] }
const sheet = 'xl/worksheets/sheet1.xml'
/** A workbook in which one part is another. */
const bookWith = (name: string, content: string | Buffer, claims?: ArchivePart['claims']): Buffer =>
  archiveOf(
    bookParts(good).map((part) => (part.name === name ? { name, content, ...(claims && { claims }) } : part)),
  )
/** A row, and after it so many million blanks. */
const blown = (millions: number) =>
  Buffer.concat([
    Buffer.from('<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Nazwa</t></is></c></row>'),
    Buffer.alloc(millions * 1_000_000, ' '),
    Buffer.from('</sheetData></worksheet>'),
  ])
const laughs = (root: string) =>
  `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><${root}><sheetData><row r="1"><c t="str"><v>&b;</v></c></row></sheetData></${root}>`
const cells = (count: number) =>
  `<row r="1">${Array.from({ length: count }, (_, at) => `<c><v>${at * at}</v></c>`).join('')}</row>`

const written = async () => ({
  imports: await firm.db.read(sql`select count(*) from import`),
  files: (await readdir(join(firm.folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((each) => each.isFile())
    .map(({ name }) => name),
})

async function expectRefused(content: string | Buffer, code: string, sentence: RegExp): Promise<void> {
  const before = await written()
  const answer = await firm.send(firm.people.sam, content, 'klienci.xlsx')
  expect([answer.statusCode, answer.json().problems]).toMatchObject([422, [{ at: 'file', code }]])
  expect(answer.json().problems[0].sentence).toMatch(sentence)
  expect(await written()).toEqual(before)
}

describe('archives that become enormous', () => {
  test('by what they say of themselves: 300 MB out of 300 kB', async () => {
    const book = bookWith(sheet, blown(300))
    expect(book.length).toBeLessThan(400_000)
    await expectRefused(book, 'fileUnpacksTooLarge', /byłby ogromny/)
    await expectRefused(bookWith('xl/sharedStrings.xml', blown(100)), 'fileUnpacksTooLarge', /byłby ogromny/)
    await expectRefused(bookWith('xl/styles.xml', blown(100)), 'fileUnpacksTooLarge', /byłby ogromny/)
  })
  test('whatever they say of themselves', async () => {
    const lie = { unpacked: 1_000 }
    for (const part of [sheet, 'xl/sharedStrings.xml', 'xl/workbook.xml'])
      await expectRefused(bookWith(part, blown(100), lie), 'fileIsDamaged', /uszkodzony/)
  })
})

test.each([sheet, 'xl/sharedStrings.xml', 'xl/workbook.xml', '_rels/.rels', 'xl/styles.xml'])(
  'words that are defined inside %s are not looked at',
  async (part) => {
    await expectRefused(bookWith(part, laughs('worksheet')), 'fileHasEntities', /definiuje w środku/)
  },
)

test.each(['../../../etc/cron.d/x', '/etc/passwd', '..\\..\\x', 'C:\\Windows\\x', 'xl/../../x', 'x\0y'])(
  'a name that leads out of the archive: %j',
  async (name) => {
    await expectRefused(
      archiveOf([...bookParts(good), { name, content: 'x' }]),
      'fileHasUnsafeNames',
      /poza niego/,
    )
  },
)

describe('what is none, or came broken', () => {
  const whole = bookOf(good)
  const flipped = Buffer.from(
    bookWith(sheet, `<worksheet><sheetData>${good.sheets.Klienci}</sheetData></worksheet>`, { sum: 7 }),
  )
  test.each<[string, Buffer | string, string, RegExp]>([
    ['half an archive', whole.subarray(0, whole.length / 2), 'fileIsDamaged', /uszkodzony/],
    ['all but its last bytes', whole.subarray(0, -30), 'fileIsDamaged', /uszkodzony/],
    ['four bytes of one', 'PK\x03\x04', 'fileIsDamaged', /uszkodzony/],
    ['a part that is not what it was', flipped, 'fileIsDamaged', /uszkodzony/],
    ['a part with a password', bookWith(sheet, 'x', { flags: 1 }), 'fileIsLocked', /hasłem/],
    [
      'rows in no order',
      bookOf({ sheets: { A: '<row r="5"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>' } }),
      'fileIsDamaged',
      /uszkodzony/,
    ],
    [
      'a tag without an end',
      bookWith(sheet, `<worksheet><sheetData><row r="${'1'.repeat(3_000_000)}`),
      'fileIsDamaged',
      /uszkodzony/,
    ],
    [
      'two parts of one name',
      archiveOf([...bookParts(good), ...bookParts(good).slice(0, 1)]),
      'fileIsDamaged',
      /uszkodzony/,
    ],
    [
      'very many parts',
      archiveOf(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}`, content: '' }))),
      'fileIsDamaged',
      /uszkodzony/,
    ],
    [
      'a page called a workbook',
      '<html><body><table><tr><td>Nazwa</td></tr></table></body></html>',
      'fileIsWebPage',
      /strona internetowa/,
    ],
  ])('%s', async (_, content, code, sentence) => {
    await expectRefused(content, code, sentence)
  })
})

describe('more than any table', () => {
  test.each<[string, Buffer | string, string, RegExp]>([
    [
      'a million columns of a workbook',
      bookOf({ sheets: { A: cells(1_000_000) } }),
      'fileHasTooManyColumns',
      /ponad 1000 kolumn/,
    ],
    ['a few thousand', bookOf({ sheets: { A: cells(3_000) } }), 'fileHasTooManyColumns', /ponad 1000 kolumn/],
    [
      'a column at the end of the world',
      bookOf({ sheets: { A: '<row r="1"><c r="ZZZZZZ1" t="str"><v>a</v></c></row>' } }),
      'fileHasTooManyColumns',
      /ponad 1000 kolumn/,
    ],
    [
      'a million columns of a text',
      `${'a;'.repeat(1_000_000)}\n1\n`,
      'fileIsOneLine',
      /bardzo długim wierszem/,
    ],
    ['two thousand', `${'nazwa;'.repeat(2_000)}\n1\n`, 'fileHasTooManyColumns', /ponad 1000 kolumn/],
    ['one line of 20 MB', 'a'.repeat(20_000_000), 'fileIsOneLine', /bardzo długim wierszem/],
  ])('%s', async (_, content, code, sentence) => {
    await expectRefused(content, code, sentence)
  })

  test('one shared text in very many cells makes bad rows and little else', async () => {
    const row = (line: number) => `<row r="${line}">${'<c t="s"><v>1</v></c>'.repeat(900)}</row>`
    const rows = Array.from({ length: 300 }, (_, at) => row(at + 2)).join('')
    const book = bookOf({
      texts: ['<t>Nazwa</t>', `<t>${'x'.repeat(60_000)}</t>`],
      sheets: { A: `<row r="1"><c t="s"><v>0</v></c></row>${rows}` },
    })
    const answer = await firm.take(firm.people.sam, book)
    expect(answer.counts).toMatchObject({ rows: 300, newClients: 0, bad: 300 })
  })
})

describe('in a process that may have little memory', () => {
  const script = fileURLToPath(new URL('../../test/readAll.ts', import.meta.url))
  async function readAll(path: string) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=80', script, path])
    const { bytes, ...said } = JSON.parse(stdout)
    expect(bytes).toBeLessThan(500e6)
    return said
  }
  const file = async (content: Buffer | string) => {
    const path = join(folder, 'file')
    await writeFile(path, content)
    return path
  }

  test('300 MB out of 300 kB', async () => {
    expect(await readAll(await file(bookWith(sheet, blown(300))))).toMatchObject({
      problem: 'fileUnpacksTooLarge',
    })
  }, 180_000)
  test('a line of a gigabyte', async () => {
    const path = await file('')
    const handle = await open(path, 'w')
    const piece = Buffer.alloc(16_000_000, 'a')
    for (let at = 0; at < 63; at++) await handle.write(piece)
    await handle.close()
    expect(await readAll(path)).toMatchObject({ problem: 'fileIsOneLine' })
  }, 180_000)
  test('a workbook with 600,000 different texts', async () => {
    const count = 200_000
    const texts = ['<t>Nazwa</t>', '<t>Miasto</t>', '<t>Uwagi</t>']
    const rows = ['<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>']
    for (let at = 0; at < count; at++) {
      texts.push(`<t>Zakłady Młynarskie ${at}</t>`, `<t>Łódź ${at}</t>`, `<t>uwaga ${at} – ${at * 7}</t>`)
      rows.push(
        `<row><c t="s"><v>${at * 3 + 3}</v></c><c t="s"><v>${at * 3 + 4}</v></c><c t="s"><v>${at * 3 + 5}</v></c></row>`,
      )
    }
    const path = await file(bookOf({ texts, sheets: { A: rows.join('') } }))
    expect(await readAll(path)).toEqual({ problem: null, rows: count, bad: 0 })
  }, 180_000)
})

test('a file that says it is larger than is taken is refused before it is read', async () => {
  const { sam } = firm.people
  const count = () => firm.db.read(sql`select count(*) from import`)
  const before = await count()
  const sent = await firm.send(sam, 'Nazwa\nKlon\n', 'klienci.csv', { 'content-length': '1200000000' })
  expect(sent.statusCode).toBe(413)
  expect(sent.json()).toMatchObject({
    problems: [
      { code: 'importTooLarge', sentence: 'Plik jest większy niż 1 GB. Podziel go na kilka mniejszych.' },
    ],
  })
  expect(await count()).toEqual(before)
})
