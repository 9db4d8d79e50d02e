import { expect, test } from 'vitest'
import { Client } from '../clients/client.ts'
import { Person } from '../clients/person.ts'
import type { Entity } from '../kit/index.ts'
import { foldedName, readAsked, reversed, wordKinds, wordsOfRecord } from './words.ts'

const wordsOfKind = (entity: unknown, record: Record<string, unknown>, kind: keyof typeof wordKinds) =>
  wordsOfRecord(entity as Entity, record)
    .filter((word) => word.kind === wordKinds[kind])
    .map(({ text }) => text)
    .sort()

const zytko = {
  name: 'Zakłady Młynarskie „Żytko” sp. z o.o.',
  shortName: 'Żytko',
  taxNumber: { country: 'PL', number: '7123045110' },
  krs: '0000418207',
  euVat: 'PL7123045110',
  externalId: 'KH/2019/00731',
  town: 'Zamość',
  postalCode: '22-400',
  phones: [{ number: '+48845550678', note: 'centrala' }],
  mails: ['Biuro@zytko.example'],
  remarks: 'nobody finds this',
}

test('a client is found by names, numbers, telephones from both ends, place and mail, each word once', () => {
  expect(wordsOfKind(Client, zytko, 'name')).toEqual(['mlynarskie', 'zaklady', 'zytko'])
  expect(wordsOfKind(Client, zytko, 'identifier')).toEqual([
    '0000418207',
    '7123045110',
    'kh201900731',
    'pl7123045110',
  ])
  expect(wordsOfKind(Client, zytko, 'telephone')).toEqual(['48845550678', '845550678'])
  expect(wordsOfKind(Client, zytko, 'telephoneEnd')).toEqual(['87605554884'])
  expect(wordsOfKind(Client, zytko, 'place')).toEqual(['22', '400', 'zamosc'])
  expect(wordsOfKind(Client, zytko, 'mail')).toEqual(['biuro', 'biuro@zytko.example', 'example', 'zytko'])
})

test('a client is found by bank accounts, with and without the country; a Russian one without its bank', () => {
  const accounts = {
    name: 'x',
    bankAccounts: ['PL61109010140000071219812874', '40702810400000000225/044525225'],
  }
  expect(wordsOfKind(Client, accounts, 'account')).toEqual([
    '40702810400000000225',
    '61109010140000071219812874',
    'pl61109010140000071219812874',
  ])
})

test('a person is found by name, telephone and mail', () => {
  const person = { name: 'Halina Gżegżółka', phones: [], mails: ['h.gzegzolka@zytko.example'] }
  expect(wordsOfKind(Person, person, 'name')).toEqual(['gzegzolka', 'halina'])
  expect(wordsOfKind(Person, person, 'mail')).toContain('gzegzolka')
})

test('a word is cut where nobody types on', () => {
  expect(wordsOfKind(Client, { name: 'x'.repeat(90) }, 'name')).toEqual(['x'.repeat(40)])
})

test('names are compared folded; backwards is letter by letter', () => {
  expect(foldedName('Gęś & Jaźń S.A.')).toBe(foldedName('GES I JAZN SA'))
  expect(reversed('0678')).toBe('8760')
})

test.each([
  ['zytko', ['zytko'], []],
  ['Żytko sp. z o.o.', ['zytko'], []],
  ['712-304-51-10', ['712', '304', '51', '10'], ['7123045110']],
  ['PL 712 304 51 10', ['pl', '712', '304', '51', '10'], ['pl7123045110', '7123045110']],
  ['NIP: 712-304-51-10', ['712', '304', '51', '10'], ['7123045110']],
  ['nip 7123045110', ['7123045110'], ['7123045110']],
  ['ИНН 3906124508', ['3906124508'], ['3906124508']],
  ['0048 84 555 06 78', ['0048', '84', '555', '06', '78'], ['0048845550678', '48845550678']],
  ['084 555 06 78', ['084', '555', '06', '78'], ['0845550678', '845550678']],
  ['8 (4012) 55-07-71', ['8', '4012', '55', '07', '71'], ['84012550771', '4012550771']],
  ['+44 (0)20 7946 0958', ['44', '20', '7946', '0958'], ['442079460958']],
  ['0000418207', ['0000418207'], ['0000418207', '00418207', '0418207']],
  ['KH/2019/00731', ['kh', '2019', '00731'], ['kh201900731', '201900731']],
  ['678', ['678'], ['678']],
  ['7', ['7'], []],
  ['galeria 22', ['galeria', '22'], ['galeria22']],
  [
    '61 1090 1014 0000 0712 1981 2874',
    ['61', '1090', '1014', '0000', '0712', '1981', '2874'],
    ['61109010140000071219812874'],
  ],
  ['', [], []],
])('"%s" is asked as words and as numbers', (typed, words, numbers) => {
  const asked = readAsked(typed)
  expect(asked.words).toEqual(words)
  expect(asked.numbers).toEqual(numbers)
})

test.each([
  ['biuro@zytko.example', 'biuro@zytko.example'],
  [' Biuro@Zytko ', 'biuro@zytko'],
  ['@zytko.example', undefined],
  ['@', undefined],
  ['pisz na biuro@zytko.example', undefined],
])('the mail address in "%s"', (typed, mail) => {
  expect(readAsked(typed).mail).toBe(mail)
})

test('a legal form that is only begun is left out only in the second reading', () => {
  expect(readAsked('żytko sp z')).toMatchObject({ words: ['zytko', 'z'], fewer: ['zytko'] })
  expect(readAsked('kowalski')).toMatchObject({ words: ['kowalski'], fewer: ['kowalski'] })
})
