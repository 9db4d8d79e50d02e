import { expect, test } from 'vitest'
import { customField, type Entity, languages, loadWords, registry } from '../index.ts'
import { filterOfCondition } from './filter.ts'
import { readQuery } from './query.ts'
import { sayCondition, sayFilterField } from './say.ts'

const client = registry.client as unknown as Entity
const words = { pl: await loadWords('pl'), en: await loadWords('en'), ru: await loadWords('ru') }

const said = (language: 'pl' | 'en' | 'ru', address: string): string => {
  const [condition] = readQuery(client, new URLSearchParams(address)).conditions
  const text = sayCondition(client, condition!, {
    words: words[language],
    language,
    title: (_target, id) => ({ a: 'VIP', b: 'Stały' })[id],
    day: (day) => day.split('-').reverse().join('.'),
    country: (code) => ({ PL: 'Polska', DE: 'Niemcy' })[code] ?? code,
  })
  return `${sayFilterField(words[language], client, condition!.field)}: ${text}`
}

test.each([
  ['town=Łódź', 'Miejscowość: zawiera „Łódź”'],
  ['not.town=Łódź', 'Miejscowość: nie zawiera „Łódź”'],
  ['town=-', 'Miejscowość: puste'],
  ['not.town=-', 'Miejscowość: wypełnione'],
  ['labels=a,b', 'Etykiety: VIP lub Stały'],
  ['not.labels=a,b', 'Etykiety: oprócz: VIP, Stały'],
  ['owner=me', 'Opiekun: ja'],
  ['active=yes', 'Aktywny: tak'],
  ['not.active=yes', 'Aktywny: nie'],
  ['country=PL,DE', 'Kraj: Polska lub Niemcy'],
  ['createdAt=-1d..today', 'Dodano: ostatni dzień'],
  ['createdAt=-2d..today', 'Dodano: ostatnie 2 dni'],
  ['createdAt=-30d..', 'Dodano: ostatnich 30 dni'],
  ['createdAt=..-1d', 'Dodano: dawniej niż 1 dzień temu'],
  ['createdAt=..-30d', 'Dodano: dawniej niż 30 dni temu'],
  ['createdAt=week', 'Dodano: ten tydzień'],
  ['createdAt=2026-03-01..2026-03-31', 'Dodano: 01.03.2026 – 31.03.2026'],
  ['not.createdAt=month', 'Dodano: poza: ten miesiąc'],
  ['priceLevel=2..', 'Poziom cen: od 2'],
  ['person.lastName=kow', 'Osoba kontaktowa, nazwisko: zawiera „kow”'],
  ['not.talk.at=-1d..', 'Wpisy: brak od 1 dnia'],
  ['not.talk.at=-30d..', 'Wpisy: brak od 30 dni'],
])('%s', (address, text) => {
  expect(said('pl', address)).toBe(text)
})

test.each([
  ['createdAt=-21d..today', 'последний 21 день'],
  ['createdAt=-22d..today', 'последние 22 дня'],
  ['createdAt=-30d..today', 'последние 30 дней'],
  ['not.talk.at=-1d..', 'нет уже 1 день'],
  ['not.talk.at=-3d..', 'нет уже 3 дня'],
  ['labels=a,b', 'VIP или Stały'],
  ['town=-', 'пусто'],
])('по-русски: %s', (address, text) => {
  expect(said('ru', address)).toContain(text)
})

test.each([
  ['createdAt=-1d..today', 'the last day'],
  ['createdAt=-7d..today', 'the last 7 days'],
  ['not.talk.at=-1d..', 'none for 1 day'],
  ['labels=a,b', 'VIP or Stały'],
  ['not.labels=a', 'except VIP'],
])('in English: %s', (address, text) => {
  expect(said('en', address)).toContain(text)
})

test('no condition is said with a word or a parameter missing', () => {
  const addresses = [
    'town=x',
    'town=*',
    'createdAt=-3d..+3d',
    'createdAt=+3d..',
    'createdAt=month-5',
    'priceLevel=..3',
  ]
  for (const language of languages)
    for (const address of addresses.flatMap((each) => [each, `not.${each}`]))
      expect(said(language, address), `${language} ${address}`).not.toMatch(/[{}]|undefined|: ?$/)
})

test('an amount of money is said in the way of the language, a condition without a currency as it stands', () => {
  const limit = customField({ kind: 'money', options: [], required: false, filterable: true })
  const entity: Entity = { ...client, fields: { ...client.fields, 'custom.limit': limit } }
  const asked = (address: string) => readQuery(entity, new URLSearchParams(address)).conditions[0]!
  const saidOf = (language: 'pl' | 'en' | 'ru', address: string) =>
    sayCondition(entity, asked(address), {
      words: words[language],
      language,
      title: () => undefined,
      day: String,
      country: String,
    }).replace(/\s/gu, ' ')
  expect(saidOf('pl', 'custom.limit=100.00+PLN..')).toBe('od 100,00 zł')
  expect(saidOf('pl', 'not.custom.limit=1000.00+PLN..2000.00+PLN')).toBe('poza: 1 000,00 zł – 2 000,00 zł')
  expect(saidOf('en', 'custom.limit=..1234.50+EUR')).toMatch(/€1,234\.50$/)
  expect(saidOf('ru', 'custom.limit=500+JPY')).toBe('500 ¥')
  expect(saidOf('pl', 'custom.limit=100..')).toBe('od 100')

  const looker = { user: '', today: '2026-03-01', zone: 'UTC' } as const
  const filter = (address: string) => filterOfCondition(entity, asked(address), looker)
  const pln = (amount: string) => ({ amount, currency: 'PLN' })
  expect(filter('custom.limit=100+PLN..')).toEqual({
    field: 'custom.limit',
    is: 'from',
    value: pln('100.00'),
  })
  expect(filter('custom.limit=100+PLN..200.5+PLN')).toMatchObject({
    is: 'between',
    value: [pln('100.00'), pln('200.50')],
  })
  expect(filter('custom.limit=100..')).toBeUndefined()
})
