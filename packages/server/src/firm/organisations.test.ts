/** Our own firms: one is the default, and whoever works here belongs to one or several. */
import type { Organisation, User } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

type Name = keyof TestFirm['people']
const request = (who: Name, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) =>
  firm.ask(firm.people[who], method, url, body)
const ask = async <T>(...asked: Parameters<typeof request>) => {
  const answer = await request(...asked)
  expect(answer.statusCode, `${asked[1]} ${asked[2]} ${answer.body}`).toBeLessThan(300)
  return (answer.body === '' ? undefined : answer.json()) as T
}
const organisations = async () =>
  (await ask<{ organisations: Organisation[] }>('sam', 'GET', '/api/session')).organisations
const defaults = async () => (await organisations()).filter(({ primary }) => primary).map(({ name }) => name)

test('an installation begins with one own firm, the default, for which its administrator works', async () => {
  const [own] = await organisations()
  expect(own).toMatchObject({
    name: 'Gęś i Spółka',
    kind: 'firm',
    country: 'PL',
    language: 'pl',
    primary: true,
  })
  expect((await ask<User>('adam', 'GET', `/api/users/${firm.people.adam}`)).organisations).toEqual([own!.id])
})

test('a sole trader is filed with all numbers and accounts; becoming the default takes it from the other', async () => {
  const said = {
    kind: 'soleTrader',
    name: 'Serwis Gęś',
    fullName: 'Serwis Ekspresów Adam Nowak',
    legalForm: 'jednoosobowa działalność gospodarcza',
    language: 'ru',
    taxNumber: '526-102-54-21',
    street: 'ul. Kwiatowa 3',
    town: 'Kraków',
    phones: ['12 555 01 20'],
    mails: ['serwis@ges.example'],
    website: 'ges.example',
    bankAccounts: ['61 1090 1014 0000 0712 1981 2874'],
    currency: 'PLN',
    primary: true,
  }
  expect(await ask('adam', 'POST', '/api/organisations', said)).toMatchObject({
    ...said,
    taxNumber: { country: 'PL', number: '5261025421' },
    phones: [{ number: '+48125550120' }],
    website: 'https://ges.example',
    bankAccounts: ['PL61109010140000071219812874'],
    country: 'PL',
    active: true,
  })
  expect(await defaults()).toEqual(['Serwis Gęś'])
})

test('a new user belongs to the default firm unless somebody says otherwise', async () => {
  const all = await organisations()
  const main = all.find(({ primary }) => primary)!.id
  const user = (email: string, more: object = {}) =>
    ask<User>('adam', 'POST', '/api/users', { name: 'Nowa Osoba', email, ...more })
  expect((await user('nowa@example.com')).organisations).toEqual([main])
  const both = all.map(({ id }) => id as string).sort()
  expect((await user('obie@example.com', { organisations: both })).organisations).toEqual(both)
})

test('a firm for which somebody works is not deleted; only administrators change one', async () => {
  const [first] = await organisations()
  expect((await request('adam', 'DELETE', `/api/organisations/${first!.id}`)).json().problems).toMatchObject([
    { code: 'inUse' },
  ])
  expect(
    (await request('mia', 'PATCH', `/api/organisations/${first!.id}`, { name: 'Inna' })).statusCode,
  ).toBe(403)
  expect((await ask<Organisation>('sam', 'GET', `/api/organisations/${first!.id}`)).name).toBe(first!.name)
})

test('numbers that only Russia gives are refused elsewhere', async () => {
  const answer = await request('adam', 'POST', '/api/organisations', { name: 'Zła', ogrn: '1022200525819' })
  expect(answer.json().problems).toMatchObject([{ at: 'ogrn', code: 'identifierUnknown' }])
})

test('a language that nobody writes here and a legal form without end are refused', async () => {
  const said = { name: 'Zła', legalForm: 'sp. z o.o. '.repeat(8), language: 'de' }
  expect((await request('adam', 'POST', '/api/organisations', said)).json().problems).toMatchObject([
    { at: 'legalForm', code: 'tooLong' },
    { at: 'language', code: 'notOneOf' },
  ])
  const none = await request('adam', 'POST', '/api/organisations', { name: 'Bez języka', language: null })
  expect(none.json().problems).toMatchObject([{ at: 'language', code: 'required' }])
})
