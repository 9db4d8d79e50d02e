/** What the list of people shows of where each works, as far as its reader may see it; on the screen, in a filter, in a file. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

let firm: TestFirm
let client: Record<'mill' | 'secret' | 'former' | 'shop', string>
beforeAll(async () => {
  firm = await openFirm()
  const { adam, sam } = firm.people
  const made = async (who: string, name: string, more: object = {}) =>
    (await firm.make(who, 'client', { name, ...more })).id
  client = {
    mill: await made(sam, 'Młyn Żytko'),
    secret: await made(adam, 'Tajna Spółka', { visibility: 'user', owner: adam }),
    former: await made(sam, 'Dawna Firma'),
    shop: await made(sam, 'Sklep Bajka'),
  }
  const person = (await firm.make(adam, 'person', { firstName: 'Anna', lastName: 'Zięba' })).id
  const at = (of: string, more: object) => firm.make(adam, 'position', { client: of, person, ...more })
  await at(client.shop, { title: 'wspólniczka' })
  await at(client.mill, { title: 'kierowniczka zakupów', primary: true })
  await at(client.secret, { title: 'prezeska', primary: true })
  await at(client.former, { title: 'stażystka', active: false })
  const other = (await firm.make(adam, 'person', { lastName: 'Samotny' })).id
  await firm.make(adam, 'position', { client: client.former, person: other, active: false })
})
afterAll(() => firm.close())

interface Page {
  readonly rows: readonly {
    readonly name: string
    readonly clients: string[] | null
    readonly title: string | null
  }[]
  readonly titles: Readonly<Record<string, string>>
}
const page = async (who: keyof TestFirm['people'], query = ''): Promise<Page> => {
  const answer = await firm.ask(firm.people[who], 'GET', `/api/people${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const where = (filter: object) => `?where=${encodeURIComponent(JSON.stringify(filter))}`
const anna = async (who: keyof TestFirm['people']) => {
  const { rows, titles } = await page(who)
  const row = rows.find(({ name }) => name === 'Anna Zięba')
  return row && { clients: row.clients?.map((id) => titles[id]), title: row.title }
}

test('the clients where a person works now, main positions first, with what they are in the first', async () => {
  expect(await anna('adam')).toEqual({
    clients: ['Młyn Żytko', 'Tajna Spółka', 'Sklep Bajka'],
    title: 'kierowniczka zakupów',
  })
  const { rows } = await page('adam')
  expect(rows.find(({ name }) => name === 'Samotny')).toMatchObject({ clients: null, title: null })
})

test('A03 A04 a client that the reader does not see is neither counted nor named', async () => {
  expect(await anna('sam')).toEqual({ clients: ['Młyn Żytko', 'Sklep Bajka'], title: 'kierowniczka zakupów' })
  expect(await anna('olga')).toBeUndefined()
})

test('A03 A04 whoever may not see a field that leads there sees nothing of it, on the screen and in files', async () => {
  const { settings } = firm.context
  const employee = [...(await settings())!.roles.values()].find(({ builtIn }) => builtIn === 'employee')!.id
  const told = (query: ReturnType<typeof sql>) =>
    firm.db.write(
      sql`with q as (${query} returning 1) update firm set settings_version = settings_version + 1`,
    )
  const hidden = async (entity: string, field: string) => {
    await told(sql`insert into field_permission values (${employee}::uuid, ${entity}, ${field}, 'hidden')`)
    try {
      return await anna('sam')
    } finally {
      await told(sql`delete from field_permission`)
    }
  }
  expect(await hidden('position', 'title')).toMatchObject({
    clients: ['Młyn Żytko', 'Sklep Bajka'],
    title: null,
  })
  expect(await hidden('position', 'client')).toMatchObject({ clients: undefined })
  expect(await hidden('position', 'person')).toEqual({ clients: undefined, title: null })
  // Which is the main one is not told by the order either.
  expect(await hidden('position', 'primary')).toEqual({
    clients: ['Sklep Bajka', 'Młyn Żytko'],
    title: 'wspólniczka',
  })
  expect(await hidden('client', 'name')).toEqual({
    clients: [undefined, undefined],
    title: 'kierowniczka zakupów',
  })
})

test('people are found by what they are, and by where', async () => {
  const named = async (filter: object) => (await page('sam', where(filter))).rows.map(({ name }) => name)
  expect(await named({ field: 'position.title', is: 'contains', value: 'ZAKUP' })).toEqual(['Anna Zięba'])
  expect(await named({ field: 'position.client', is: 'anyOf', value: [client.shop] })).toEqual(['Anna Zięba'])
  expect(await named({ field: 'position.title', is: 'contains', value: 'prezes' })).toEqual([])
})

test('both leave in a file, and nowhere else are they fields: they can be neither sorted by nor written', async () => {
  const answer = await firm.ask(
    firm.people.mia,
    'GET',
    '/api/people/export?format=csv&columns=name,clients,title',
  )
  expect(answer.body).toContain('Anna Zięba;Młyn Żytko, Sklep Bajka;kierowniczka zakupów')
  expect((await firm.ask(firm.people.mia, 'GET', '/api/people?sort=clients')).statusCode).toBe(422)
  const { id } = await firm.make(firm.people.adam, 'person', { lastName: 'Stały' })
  const refused = await firm.ask(firm.people.adam, 'PATCH', `/api/people/${id}`, { clients: [client.mill] })
  expect(refused.json()).toMatchObject({ problems: [{ at: 'clients', code: 'unknownField' }] })
})
