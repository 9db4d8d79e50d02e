import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { guessEncoding } from './encoding.ts'
import { guessTable, sampleOf } from './guess.ts'
import { guessMapping } from './mapping.ts'
import type { TableShape } from './shape.ts'

const bytes = (text: string, encoding = 'utf-8') => iconv.encode(text, encoding)
const guess = (text: string | Buffer, said?: Partial<TableShape>, whole = true) => {
  const head = typeof text === 'string' ? bytes(text) : text
  const guessed = guessTable({ head, whole }, said)
  if ('problem' in guessed) throw new Error(guessed.problem.code)
  return guessed
}

const polish = [
  'Łódź',
  'Nazwa;Miejscowość\nĆwiek;Łódź',
  'Imię;Nazwisko\nŻaneta;Ósmy\nGrażyna;Brzęczyszczykiewicz',
  'Nazwa;Adres\nKowalski;ul. Świętej Jadwigi 7',
  'nazwa\nGęś & Jaźń S.A.',
  'nazwa;ulica\nPHU „MAX”;Żółkiewskiego 5',
  'ŁÓDŹ;ŚLĄSKIE;ŻYRARDÓW',
  'Kraków',
  'województwo;małopolskie',
  'Zakład Usługowy – Wójcik',
]
const russian = [
  'Наименование;ИНН\nООО «Ёлочка»;7715881399',
  'Имя,Фамилия\nОльга,Щербакова',
  'Москва',
  'Контрагент;Город\nИП Жуков;Санкт-Петербург',
]

describe('encodings', () => {
  test.each(polish)('Polish: %s', (text) => {
    expect(guessEncoding(bytes(text)).encoding).toBe('utf-8')
    expect(guessEncoding(bytes(text, 'windows-1250')).encoding).toBe('windows-1250')
    expect(guessEncoding(iconv.encode(text, 'utf-16le', { addBOM: true })).encoding).toBe('utf-16le')
    expect(guessEncoding(iconv.encode(text, 'utf-16be', { addBOM: true })).encoding).toBe('utf-16be')
  })
  test.each(polish.filter((text) => /[ąśźĄŚŹ]/.test(text) && !/[„”–]/.test(text)))(
    'ISO-8859-2: %s',
    (text) => {
      expect(guessEncoding(bytes(text, 'iso-8859-2')).encoding).toBe('iso-8859-2')
    },
  )
  test.each(russian)('Russian: %s', (text) => {
    for (const encoding of ['utf-8', 'windows-1251', 'koi8-r', 'cp866']) {
      const written = bytes(text.replace(/[«»]/g, '"'), encoding)
      expect([encoding, guessEncoding(written).encoding]).toEqual([encoding, encoding])
    }
  })
  test('Portuguese and German are Windows-1252 where a letter shows it', () => {
    expect(guessEncoding(bytes('Nome;Cidade\nJoão;São Paulo', 'windows-1252')).encoding).toBe('windows-1252')
    expect(guessEncoding(bytes('Name;Ort\nMüller;Köln', 'windows-1252')).encoding).toMatch(/125[02]/)
  })
  test('a sample that breaks off inside a letter is still UTF-8', () => {
    const text = bytes('nazwa;miasto\nĆwiek;Łódź')
    for (let end = text.length; end > 15; end--)
      expect(guessEncoding(text.subarray(0, end)).encoding).toBe('utf-8')
  })
  test('a few broken bytes do not make UTF-8 something else', () => {
    const text = bytes('nazwa\nĆwiek żółty\nŁódź Wąska\nŻywiec Śląsk\nGęś jaźń\n')
    expect(guessEncoding(Buffer.concat([text, Buffer.from([0xb3, 0x0a])])).encoding).toBe('utf-8')
  })
  test('pure ASCII is UTF-8, unless a later piece shows otherwise', () => {
    expect(guess('a;b\n1;2').shape.encoding).toBe('utf-8')
    const later = guessTable({
      head: bytes('nazwa;b\nx;2'),
      whole: false,
      later: bytes('Łódź;3', 'windows-1250'),
    })
    expect(later).toMatchObject({ shape: { encoding: 'windows-1250' } })
  })
  test('letters without sense are said to be uncertain', () => {
    const { notices } = guess(Buffer.from('a;b\nx\xd7y;y\xf7z', 'latin1'))
    expect(notices).toMatchObject([{ code: 'encodingUncertain' }])
  })
})

describe('separators and quotes', () => {
  test.each([
    ['nazwa;nip\nABC;5', ';'],
    ['name,phone\nABC,5', ','],
    ['name\tphone\nABC\t5', '\t'],
    ['name|phone\nABC|5', '|'],
    ['Nazwa;Netto;Brutto\nA;1,50;2,50\nB;3,20;4,70', ';'],
    ['nazwa;adres\nABC;Długa 5, Kraków\nDEF;Krótka 7, Łódź', ';'],
    ['name,note\n"a;b;c",x\n"d;e;f",y', ','],
    ['"Field1,1,1";Field2;"Field3"', ';'],
    ['Lista klientów, stan na dziś\n\nnazwa;nip;miasto\nA;1;B\nC;2;D', ';'],
  ])('%j', (text, separator) => {
    expect(guess(text).shape.separator).toBe(separator)
  })
  test.each([
    ['sep=,\r\nnazwa,nip\r\nA,1', ','],
    ['SEP=|\nnazwa|nip\nA|1', '|'],
    ['"sep=^"\nnazwa^nip\nA^1', '^'],
  ])('its own line says it: %j', (text, separator) => {
    expect(guess(text)).toMatchObject({ shape: { separator, headingLine: 2 }, confidence: { separator: 1 } })
  })
  test('apostrophes quote where they stand around all cells', () => {
    expect(guess("'nazwa';'miasto'\n'A;B';'Kraków'\n'C';'Łódź'\n").shape).toMatchObject({
      quote: "'",
      columns: 2,
    })
    expect(guess("nazwa;tel\nO'Hara;'601\nABC;'602\n").shape.quote).toBe('"')
  })
  test('one column is said to be one', () => {
    expect(guess('nazwa\nABC\nDEF')).toMatchObject({
      shape: { columns: 1 },
      notices: [{ code: 'fileHasOneColumn' }],
    })
  })
})

describe('the heading', () => {
  test.each([
    ['nazwa;nip\nABC;5', 1, ['nazwa', 'nip']],
    [
      'Lista kontrahentów;;\nStan na 2026-01-31;;\n\nNazwa;NIP;Miasto\nABC;5213003700;Kraków',
      4,
      ['Nazwa', 'NIP', 'Miasto'],
    ],
    ['sep=;\n"Nazwa\nfirmy";NIP\nABC;5', 2, ['Nazwa\nfirmy', 'NIP']],
    ['ABC sp. z o.o.;5213003700;601 234 567\nDEF;5213003700;602 345 678', null, ['', '', '']],
    ['foo;bar\nx;12', 1, ['foo', 'bar']],
    ['nazwa;nip;\nA;1;\nB;2;', 1, ['nazwa', 'nip']],
    ['nazwa;nip;\nA;1;uwaga\nB;2;', 1, ['nazwa', 'nip', '']],
    ['nazwa;nip\nA;1;x\nB;2;y', 1, ['nazwa', 'nip', '']],
    ['nazwa;nip', 1, ['nazwa', 'nip']],
  ])('%j', (text, headingLine, headings) => {
    expect(guess(text)).toMatchObject({ shape: { headingLine }, headings })
  })
  test('headings without rows are said to be alone', () => {
    expect(guess('nazwa;nip\n')).toMatchObject({ sample: [], notices: [{ code: 'fileHasNoRows' }] })
  })
})

test('what the user says is taken, and the rest guessed to fit', () => {
  const text = bytes('tytuł\nnazwa,nip;x\nĆwiek,1;y\n', 'windows-1250')
  expect(guess(text, { encoding: 'iso-8859-2', separator: ',', headingLine: 2 })).toMatchObject({
    shape: { encoding: 'iso-8859-2', separator: ',', headingLine: 2, columns: 2 },
    headings: ['nazwa', 'nip;x'],
    sample: [['Ćwiek', '1;y']],
    confidence: { encoding: 1, separator: 1, heading: 1 },
  })
  expect(guess('nazwa;nip\nA;1', { headingLine: null })).toMatchObject({
    headings: ['', ''],
    sample: { length: 2 },
  })
})

test('a sample that breaks off leaves its last row out', () => {
  expect(guess('nazwa;nip\nA;1\nB', undefined, false).sample).toEqual([['A', '1']])
})

describe('files that are no tables', () => {
  test.each([
    ['XML', '<?xml version="1.0"?><a/>'],
    ['PDF', '%PDF-1.7\n%'],
    ['JSON', '[{"name": "x"}]'],
    ['RTF', '{\\rtf1 a}'],
    ['ZIP', 'PK\x03\x04\x14\x00lista.csv'],
  ])('%s', (kind, text) => {
    const problem = { code: 'fileIsNotTable', params: { kind } }
    expect(guessTable({ head: bytes(text), whole: true })).toEqual({ problem })
  })
  test.each([
    ['fileIsWebPage', '\n<!DOCTYPE html><html><table><tr><td>a;b</td></tr></table></html>'],
    ['fileIsWebPage', '\ufeff<html>'],
    ['fileIsOneLine', 'abc;'.repeat(70_000)],
    ['fileIsOneLine', `sep=;\n${'abc;'.repeat(70_000)}`],
    ['fileHasTooManyColumns', `${'a;'.repeat(1_001)}\n1\n`],
  ])('%s', (code, text) => {
    expect(guessTable({ head: bytes(text), whole: false })).toMatchObject({ problem: { code } })
  })
  test('a thousand columns are a table', () => {
    expect(guessTable({ head: bytes(`${'a;'.repeat(999)}a\n1\n`), whole: true })).toMatchObject({
      shape: { columns: 1_000 },
    })
  })
  test('random bytes', () => {
    let seed = 7
    const random = () => {
      seed = (seed * 16807) % 2147483647
      return seed >> 8
    }
    for (let round = 0; round < 20; round++) {
      const head = Buffer.from(Array.from({ length: 5000 }, random))
      expect(guessTable({ head, whole: true })).toEqual({ problem: { code: 'fileIsBinary', params: {} } })
    }
  })
  test.each(['', '\ufeff', '\r\n \r\n'])('nothing: %j', (text) => {
    expect(guessTable({ head: bytes(text), whole: true })).toEqual({
      problem: { code: 'fileIsEmpty', params: {} },
    })
  })
})

test.each([";'", '"a"', "';", '<', '{"a', ' \t', '\u00b3', 'a\n"', ',;|\t', '@', '1', 'a@', ' 1'])(
  'a quarter of a megabyte of %j is looked through at once',
  (fill) => {
    const heading = bytes('nazwa;nip\n')
    const guess = guessTable({ head: Buffer.concat([heading, Buffer.alloc(256 * 1024, fill)]), whole: true })
    if (!('problem' in guess))
      guessMapping(
        guess.headings.map(() => ''),
        guess.sample,
      )
  },
)

describe('a sample of a file', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'kartoteka-')), 'table.csv')
  afterAll(() => rmSync(join(path, '..'), { recursive: true }))

  test('looks further down for the first letters outside ASCII', async () => {
    const row = 'Nowak;1\n'
    const text = bytes(`nazwa;nip\n${row.repeat(50_000)}Łoś;2\n${row}`, 'windows-1250')
    writeFileSync(path, text)
    const sample = await sampleOf(path)
    expect(sample.whole).toBe(false)
    expect(guessTable(sample)).toMatchObject({ shape: { encoding: 'windows-1250', columns: 2 } })
  })
  test('is not the whole file even if it ends inside a letter', async () => {
    writeFileSync(path, `nazwa;nip\n${'x'.repeat(256 * 1024 - 11)}Ł;1\nŁ;2\n`)
    const { head, whole } = await sampleOf(path)
    expect([whole, head.length]).toEqual([false, 256 * 1024 - 1])
  })
  test('of a short file is all of it', async () => {
    writeFileSync(path, 'nazwa;nip\nŁ;1')
    expect(await sampleOf(path)).toEqual({ head: bytes('nazwa;nip\nŁ;1'), whole: true, later: undefined })
  })
})
