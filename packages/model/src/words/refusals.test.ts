/** Refusals in words: plural forms, numbers as the language writes them, and which number is meant. */
import { describe, expect, test } from 'vitest'
import { kinds, type Refusal, refuse } from '../kit/index.ts'
import { languages } from './catalogue.ts'
import { loadWords, sayFault, sayRefusal } from './words.ts'

const plain = { privacy: 'plain' } as const
const home = { country: 'PL' }
const wrongTax = (country: string, number: string) =>
  kinds.taxNumber.parse({ country, number }, plain, home) as Refusal

describe('said in words', () => {
  test('no two sentences are asked for by one code', async () => {
    const { refusals, bulk, imports } = await loadWords('en')
    const codes = [refusals, bulk.problems, imports.problems].flatMap((each) => Object.keys(each))
    expect(codes).toEqual([...new Set(codes)])
  })

  const inAll = async (refusal: Refusal) =>
    Promise.all(languages.map(async (each) => sayRefusal(await loadWords(each), refusal)))

  test('with the form that the count asks for, and the country where it is another’s', async () => {
    expect(await inAll(wrongTax('PL', '526'))).toEqual([
      'Są 3 cyfry, a ma ich być 10 (NIP).',
      'There are 3 digits, and there must be 10 (Tax number PL).',
      'Здесь 3 цифры, а должно быть 10 (ИНН PL).',
    ])
    expect(await inAll(wrongTax('RU', '1'))).toEqual([
      'Jest 1 cyfra, a ma ich być 10 lub 12 (NIP RU).',
      'There is 1 digit, and there must be 10 or 12 (Tax number RU).',
      'Здесь 1 цифра, а должно быть 10 или 12 (ИНН).',
    ])
    expect(
      await inAll(kinds.identifier.parse('12345', { ...plain, scheme: 'regon' }, home) as Refusal),
    ).toEqual([
      'Jest 5 cyfr, a ma ich być 9 lub 14 (REGON).',
      'There are 5 digits, and there must be 9 or 14 (REGON).',
      'Здесь 5 цифр, а должно быть 9 или 14 (REGON).',
    ])
    expect((await inAll(wrongTax('RO', '12345678901')))[0]).toBe('Jest 11 cyfr, a ma ich być 2–10 (NIP RO).')
  })

  test('a label is said to be for those it may be given to', async () => {
    expect(await inAll(refuse('labelNotFor', { name: 'VIP', kinds: 'client, task' }))).toEqual([
      'Etykietę „VIP” można nadać tylko kontrahentom i zadaniom.',
      'The label “VIP” is given to clients and tasks only.',
      'Метку «VIP» можно поставить только клиентам и задачам.',
    ])
    expect(await inAll(refuse('labelCarried', { count: 5, kinds: 'person' }))).toEqual([
      'Jest jeszcze nadana 5 rekordom (osobom). Najpierw ją tam zdejmij.',
      'Still given to 5 records (people). Take it off there first.',
      'Она ещё поставлена 5 записям (контактным лицам). Сначала снимите её там.',
    ])
  })

  test('limits go by their number too, and numbers stand as the language writes them', async () => {
    expect(await inAll(refuse('tooLong', { max: 20_000 }))).toEqual([
      'Najwyżej 20\u00a0000 znaków.',
      'At most 20,000 characters.',
      'Не больше 20\u00a0000 знаков.',
    ])
    expect(await inAll(refuse('outOfRange', { min: 1900, max: 2100 }))).toEqual([
      'Od 1900 do 2100.',
      'From 1900 to 2100.',
      'От 1900 до 2100.',
    ])
    expect(await inAll(refuse('tooLong', { max: 3 }))).toEqual([
      'Najwyżej 3 znaki.',
      'At most 3 characters.',
      'Не больше 3 знаков.',
    ])
    expect(await inAll(refuse('inUse', { count: 1 }))).toEqual([
      'Nadal używane w 1 rekordzie.',
      'Still in use in 1 record.',
      'Ещё используется в 1 записи.',
    ])
    expect(sayFault(await loadWords('ru'), 'printTooMuch', { max: 10_000 })).toContain('10\u00a0000')
  })
})
