/** Where goods go: the forty shops of one owner, and the members of a group that buys together. */
import type { CardAnswer, ListAnswer, Place, Recipient, SearchAnswer } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

type Name = keyof TestFirm['people']
const ask = async <T>(who: Name, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) => {
  const answer = await firm.ask(firm.people[who], method, url, body)
  expect(answer.statusCode, `${method} ${url} ${answer.body}`).toBeLessThan(300)
  return (answer.body === '' ? undefined : answer.json()) as T
}
const client = async (name: string, more: object = {}) =>
  (await ask<{ id: string }>('sam', 'POST', '/api/clients', { name, ...more })).id
const place = (of: string, name: string, more: object = {}) =>
  ask<Place>('sam', 'POST', '/api/places', { client: of, name, ...more })
const recipient = (of: string, name: string, more: object = {}) =>
  ask<Recipient>('sam', 'POST', '/api/recipients', { client: of, name, ...more })
const partsOf = async <R>(plural: string, of: string) => {
  const where = encodeURIComponent(JSON.stringify({ field: 'client', is: 'is', value: of }))
  return (await ask<ListAnswer<R>>('sam', 'GET', `/api/${plural}?where=${where}&limit=200`)).rows
}
const card = (who: Name, id: string) => ask<CardAnswer>(who, 'GET', `/api/clients/${id}/card`)
const search = async (who: Name, text: string) =>
  (await ask<SearchAnswer>(who, 'GET', `/api/search?q=${encodeURIComponent(text)}`)).hits.map(
    ({ name }) => name,
  )

describe('a chain of shoe shops: one owner, forty shops', () => {
  let chain: string
  beforeAll(async () => {
    chain = await client('Obuwie Turkuć')
    for (let number = 1; number <= 40; number += 1)
      await place(chain, `Sklep ${String(number).padStart(2, '0')}`, {
        street: `Rynek ${number}`,
        town: number === 17 ? 'Skoczów' : 'Katowice',
        hours: 'pn–pt 9–18',
        primary: number === 1,
      })
  })

  test('all forty are listed by name and counted on the card', async () => {
    const shops = await partsOf<Place>('places', chain)
    expect(shops.map(({ name }) => name)).toEqual(
      Array.from({ length: 40 }, (_, index) => `Sklep ${String(index + 1).padStart(2, '0')}`),
    )
    expect(await card('sam', chain)).toMatchObject({ places: 40, recipients: 0, groups: [] })
  })

  test('the town of a shop finds the owner, until the shop is gone', async () => {
    expect(await search('sam', 'skoczow')).toEqual(['Obuwie Turkuć'])
    const shop = (await partsOf<Place>('places', chain)).find(({ town }) => town === 'Skoczów')!
    await ask('sam', 'DELETE', `/api/places/${shop.id}`)
    expect(await search('sam', 'skoczow')).toEqual([])
    await ask('sam', 'POST', `/api/places/${shop.id}/restore`, {})
    expect(await search('sam', 'skoczow')).toEqual(['Obuwie Turkuć'])
    await ask('sam', 'PATCH', `/api/places/${shop.id}`, { town: 'Ustroń' })
    expect([await search('sam', 'skoczow'), await search('sam', 'ustron')]).toEqual([[], ['Obuwie Turkuć']])
  })

  test('whoever searches sees through which shop the owner was found', async () => {
    const { hits } = await ask<SearchAnswer>('sam', 'GET', '/api/search?q=ustron')
    expect(hits).toMatchObject([{ person: null, part: { entity: 'place', name: 'Sklep 17, Ustroń' } }])
    const byName = await ask<SearchAnswer>('sam', 'GET', '/api/search?q=turkuc')
    expect(byName.hits).toMatchObject([{ person: null, part: null }])
  })

  test('one shop is the main one: choosing another moves it in the same act, which can be undone', async () => {
    const main = async () =>
      (await partsOf<Place>('places', chain)).filter(({ primary }) => primary).map(({ name }) => name)
    const shops = await partsOf<Place>('places', chain)
    const second = shops[1]!
    const { headers } = await firm.ask(firm.people.sam, 'PATCH', `/api/places/${second.id}`, {
      primary: true,
    })
    expect(await main()).toEqual(['Sklep 02'])
    await ask('sam', 'POST', `/api/undo/${String(headers['x-act'])}`, {})
    expect(await main()).toEqual(['Sklep 01'])
    const third = await place(chain, 'Sklep 41', { primary: true })
    expect(await main()).toEqual(['Sklep 41'])
    await ask('sam', 'DELETE', `/api/places/${third.id}`)
    await ask('sam', 'PATCH', `/api/places/${second.id}`, { primary: true })
    await ask('sam', 'POST', `/api/places/${third.id}/restore`, {})
    expect(await main()).toEqual(['Sklep 02'])
    await ask('sam', 'DELETE', `/api/places/${third.id}`)
  })

  test('many who choose at once leave one main shop, and nobody sees a fault of the program', async () => {
    const shops = await partsOf<Place>('places', chain)
    const answers = await Promise.all(
      shops
        .slice(0, 8)
        .map(({ id }) => firm.ask(firm.people.sam, 'PATCH', `/api/places/${id}`, { primary: true })),
    )
    for (const { statusCode, json } of answers)
      expect(statusCode === 200 || json().problems[0].code === 'primaryTaken', String(statusCode)).toBe(true)
    expect((await partsOf<Place>('places', chain)).filter(({ primary }) => primary)).toHaveLength(1)
  })

  test('the database keeps the promise for who writes past the program, too', async () => {
    await expect(
      firm.db.write(sql`update place set "primary" = true where client = ${chain}::uuid returning 1`),
    ).rejects.toMatchObject({ code: '23P01' })
  })

  test('shops follow their client: into the bin, out of it, and out of sight', async () => {
    await ask('adam', 'DELETE', `/api/clients/${chain}`)
    expect(await search('sam', 'ustron')).toEqual([])
    const shops = await firm.db.read<{ id: string }>(
      sql`select id from place where client = ${chain}::uuid limit 1`,
    )
    expect((await firm.ask(firm.people.adam, 'GET', `/api/places/${shops[0]!.id}`)).statusCode).toBe(404)
    await ask('adam', 'POST', `/api/clients/${chain}/restore`, {})
    expect(await search('sam', 'ustron')).toEqual(['Obuwie Turkuć'])
    await ask('sam', 'PATCH', `/api/clients/${chain}`, { visibility: 'user' })
    expect([await search('rita', 'ustron'), await search('sam', 'ustron')]).toEqual([[], ['Obuwie Turkuć']])
    expect((await firm.ask(firm.people.rita, 'GET', `/api/places/${shops[0]!.id}`)).statusCode).toBe(404)
  })
})

describe('a group that buys together', () => {
  test('the group shows its recipients, a recipient that is a client shows its groups', async () => {
    const [north, south] = [
      await client('Grupa Północ', { purchasingGroup: true }),
      await client('Grupa Południe'),
    ]
    const member = await client('Sklep Bajka')
    await recipient(north, 'Sklep Bajka, oddział', {
      member,
      externalId: 'ODB/0017',
      taxNumber: '521-135-51-16',
    })
    await recipient(north, 'Spółdzielnia Łan')
    await recipient(south, 'Bajka', { member })
    expect((await partsOf<Recipient>('recipients', north)).map(({ name }) => name)).toEqual([
      'Sklep Bajka, oddział',
      'Spółdzielnia Łan',
    ])
    expect((await card('sam', member)).groups.map(({ name }) => name)).toEqual([
      'Grupa Południe',
      'Grupa Północ',
    ])
    expect(await card('sam', north)).toMatchObject({ recipients: 2, groups: [] })
    await ask('sam', 'PATCH', `/api/clients/${south}`, { visibility: 'user' })
    expect((await card('rita', member)).groups.map(({ name }) => name)).toEqual(['Grupa Północ'])
  })

  test('a recipient’s name and number find the group', async () => {
    expect(await search('sam', 'spoldz lan')).toEqual(['Grupa Północ'])
    expect(await search('sam', 'odb/0017')).toEqual(['Grupa Północ'])
    expect(await search('sam', '521-135-51-16')).toEqual(['Grupa Północ'])
  })

  test('the name of a member is not told to who may not see that client', async () => {
    const [group, secret] = [
      await client('Grupa Wschód'),
      await client('Tajny Członek', { visibility: 'user' }),
    ]
    await recipient(group, 'Odbiorca', { member: secret })
    const where = encodeURIComponent(JSON.stringify({ field: 'client', is: 'is', value: group }))
    const titles = async (who: Name) =>
      Object.values((await ask<ListAnswer<Recipient>>(who, 'GET', `/api/recipients?where=${where}`)).titles)
    expect((await titles('sam')).toSorted()).toEqual(['Grupa Wschód', 'Tajny Członek'])
    expect(await titles('rita')).toEqual(['Grupa Wschód'])
    const refused = await firm.ask(firm.people.rita, 'POST', '/api/recipients', {
      client: group,
      name: 'Zgadywany',
      member: secret,
    })
    expect(refused.statusCode).not.toBe(201)
  })

  test('a group is no recipient of its own', async () => {
    const group = await client('Grupa Sama')
    const { problems } = (
      await firm.ask(firm.people.sam, 'POST', '/api/recipients', { client: group, name: 'Ja', member: group })
    ).json()
    expect(problems).toMatchObject([{ at: 'member', code: 'ownMember' }])
    expect(await partsOf('recipients', group)).toEqual([])
  })
})
