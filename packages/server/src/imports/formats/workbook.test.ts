/** Sheets as tables: what a person sees in a cell is what comes in. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadWords } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveOf, type BookParts, bookOf, bookParts, rowsOfTexts } from '../../../test/archives.ts'
import { formatNamed, formatOf, type SaidOfShape } from './index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-books-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let files = 0
async function read(content: Buffer, said: SaidOfShape = {}) {
  const path = join(folder, `${++files}`)
  await writeFile(path, content)
  const guess = await (await formatOf(path)).guess(path, said, await loadWords('pl'))
  if ('problem' in guess) return { problem: guess.problem.code, rows: [] }
  const { shape, sheets, headings } = guess
  const rows: unknown[] = []
  for await (const row of formatNamed(shape.format).rows(path, shape))
    rows.push([row.line, ...(row.problem ? [row.problem.code] : row.cells)])
  return { sheet: shape.sheet, headingLine: shape.headingLine, sheets, headings, rows }
}
const book = (parts: BookParts, said?: SaidOfShape) => read(bookOf(parts), said)
const heading = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
const texts = ['<t>Nazwa</t>', '<t>NIP</t>', '<r><t>ABC </t></r><r><rPr><b/></rPr><t>S.A.</t></r>']

test('numbers with all their digits, rich texts, the values of formulas, days', async () => {
  const { rows } = await book({
    texts: [...texts.slice(0, 2), '<t>Miasto</t>', '<t>Od</t>', ...texts.slice(2)],
    formats: ['yyyy\\-mm\\-dd'],
    sheets: {
      Dane: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
        <row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2"><v>5213017228</v></c><c r="C2" t="str"><f>A1&amp;"x"</f><v>Łódź</v></c><c r="D2" s="1"><v>46022</v></c></row>
        <row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t xml:space="preserve"> Ukryta </t></is></c><c r="C3" t="e"><f>X()</f><v>#N/A</v></c><c r="D3" t="b"><v>1</v></c></row>
        <row r="5"><c t="s"><v>4</v></c><c r="D5" t="d"><v>2026-03-01T00:00:00</v></c></row>`,
    },
  })
  expect(rows).toEqual([
    [2, 'ABC S.A.', '5213017228', 'Łódź', '2025-12-31'],
    [3, ' Ukryta ', '', '', 'TRUE'],
    [5, 'ABC S.A.', '', '', '2026-03-01'],
  ])
})

test('a value merged over several rows goes for each of them that has something of its own', async () => {
  const { rows } = await book({
    texts,
    sheets: {
      Dane: `${heading}<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>
        <row r="4"><c r="A4" s="1"/></row><row r="5"><c r="B5"><v>3</v></c></row></sheetData>
        <mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells><dataValidations><dataValidation sqref="A1:A9"/></dataValidations>`,
    },
  })
  expect(rows).toEqual([
    [2, 'ABC S.A.', '1'],
    [3, 'ABC S.A.', '2'],
    [5, '', '3'],
  ])
})

describe('the sheet', () => {
  const sheets = {
    Pusty: '<row r="1"><c r="A1" s="1"/></row>',
    Ukryty: rowsOfTexts([['Nazwa'], ['Z ukrytego']]),
    'Klienci & „inni”': rowsOfTexts([['Lista klientów'], ['Nazwa', 'NIP'], ['Klon', '5213017228']]),
    Kontakty: rowsOfTexts([['Nazwisko'], ['Kos']]),
  }
  test('is the first with something in it that is not hidden; title rows stand above its headings', async () => {
    expect(await book({ sheets, hidden: ['Ukryty'] })).toEqual({
      sheet: 'Klienci & „inni”',
      headingLine: 2,
      sheets: ['Pusty', 'Ukryty', 'Klienci & „inni”', 'Kontakty'],
      headings: ['Nazwa', 'NIP'],
      rows: [[3, 'Klon', '5213017228']],
    })
  })
  test('is the one that is asked for, a hidden one too', async () => {
    expect(await book({ sheets, hidden: ['Ukryty'] }, { sheet: 'Ukryty' })).toMatchObject({
      sheet: 'Ukryty',
      rows: [[2, 'Z ukrytego']],
    })
    expect((await book({ sheets }, { sheet: 'Kontakty' })).rows).toEqual([[2, 'Kos']])
  })
  test('is none if nothing is in any', async () => {
    expect((await book({ sheets: { A: '', B: '<row r="1"/>' } })).problem).toBe('fileIsEmpty')
  })
})

test('repeated headings and sums are left out, and a cell far to the right makes a bad row', async () => {
  const rows = [
    ['Nazwa', 'NIP'],
    ['Klon', '1'],
    ['Nazwa', 'NIP'],
    ['Buk', '2', '', '', 'x'],
    ['Razem', '2'],
  ]
  expect((await book({ sheets: { A: rowsOfTexts(rows) } })).rows).toEqual([
    [2, 'Klon', '1'],
    [4, 'rowHasTooManyCells'],
  ])
})

test('a text longer than any cell makes a bad row, and so does very much text in one', async () => {
  const long = 'x'.repeat(65_537)
  const many = Array.from({ length: 40 }, () => '<c t="s"><v>2</v></c>').join('')
  const { rows } = await book({
    texts: ['<t>Nazwa</t>', `<t>${long}</t>`, `<t>${long.slice(2)}</t>`],
    sheets: {
      A: `<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row><row>${many}</row><row><c t="inlineStr"><is><t>${long}</t></is></c></row><row><c><v>5</v></c></row>`,
    },
  })
  expect(rows).toEqual([
    [2, 'rowCellTooLong'],
    [3, 'rowTooLong'],
    [4, 'rowCellTooLong'],
    [5, '5'],
  ])
})

describe('a file that is no workbook of today says what to do', () => {
  const zip = (...names: string[]) => archiveOf(names.map((name) => ({ name, content: name })))
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)])
  test.each<[string, Buffer, string]>([
    ['.xls', old, 'fileIsOldExcel'],
    ['one with a password', Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]), 'fileIsLocked'],
    [
      '.ods',
      archiveOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }]),
      'fileIsOpenDocument',
    ],
    ['.xlsb', zip('xl/workbook.bin'), 'fileIsNotTable'],
    ['.docx', zip('[Content_Types].xml', 'word/document.xml'), 'fileIsNotTable'],
    ['.zip', zip('klienci.csv'), 'fileIsNotTable'],
    [
      'a page called .xls',
      Buffer.from('\ufeff<html><table><tr><td>Nazwa</td></tr></table>'),
      'fileIsWebPage',
    ],
    ['a page as XML', Buffer.from('<?xml version="1.0"?>\n<html xmlns="x">'), 'fileIsWebPage'],
    ['a workbook with no sheet', archiveOf(bookParts({ sheets: {} })), 'fileIsNotTable'],
  ])('%s', async (_, content, code) => {
    expect((await read(content)).problem).toBe(code)
  })
})
