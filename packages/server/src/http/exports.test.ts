import { allows, type EntityName, entities, scopeOf } from '@kartoteka/model'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { randomly } from '../../test/random.ts'
import { sql } from '../db/sql.ts'
import { judgedAs, ownedBy } from '../records/facts.ts'
import type { Stored } from '../records/stored.ts'

const personas = ['adam', 'mia', 'sam', 'rita', 'olga'] as const
const random = randomly(5)
let firm: TestFirm
let clients: readonly Stored[]

beforeAll(async () => {
  firm = await openFirm()
  const { people, departments } = firm
  clients = await firm.as(people.adam, async (act) => {
    const made: Stored[] = []
    for (let i = 0; i < 450; i += 1)
      made.push(
        await act.create(entity('client'), {
          name: `Klient ${i}`,
          town: i % 3 === 0 ? 'Łódź' : 'Żory',
          owner: random.oneOf([...Object.values(people), null]),
          department: random.oneOf([...Object.values(departments), null]),
          visibility: random.oneOf(['everyone', 'everyone', 'department', 'user'] as const),
        }),
      )
    return made
  })
  // Sam may take out what is his department's, Olga nothing, whatever they read.
  const employee = [...(await firm.context.settings())!.roles.values()].find(
    (role) => role.builtIn === 'employee',
  )!.id
  await firm.db.write(sql`insert into permission values (${employee}::uuid, 'client', 'export', 'department')
    on conflict (role, entity, verb) do update set scope = excluded.scope`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
})
afterAll(() => firm.close())

const taken = async (who: (typeof personas)[number], query: string, plural = 'clients') => {
  const answer = await firm.ask(firm.people[who], 'GET', `/api/${plural}/export${query}`)
  return {
    answer,
    rows: answer.statusCode === 200 ? (parse(answer.body, { bom: true, delimiter: ';' }) as string[][]) : [],
  }
}

describe.each(personas)('%s', (who) => {
  test('takes out exactly what they may both read and take out', async () => {
    const { user: reader } = await firm.asking(firm.people[who])
    const { answer, rows } = await taken(who, '')
    if (scopeOf(reader, 'client', 'export') === 'none') {
      expect(answer.statusCode).toBe(403)
      return
    }
    const may = (verb: string) => (client: Stored) =>
      allows(reader, verb, 'client', 'client', judgedAs(entity('client'), client, [ownedBy(client)]))
    const expected = clients
      .filter(may('read'))
      .filter(may('export'))
      .map(({ id }) => id)
    expect(
      rows
        .slice(1)
        .map((row) => row.at(-1))
        .sort(),
    ).toEqual([...expected].sort())
  })
})

test.each(entities.map(({ name, plural }) => [name, plural]))(
  '%s: an administrator takes it out, headings in their language; who may not gets nothing',
  async (name, plural) => {
    const { answer, rows } = await taken('adam', '', plural)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(rows[0]).toHaveLength(entity(name as EntityName).list.length + 1)
    expect((await taken('olga', '', plural)).answer.statusCode).toBe(403)
  },
)

test('all pages come, once each, in the order and with the columns and the filter that were asked for', async () => {
  const where = encodeURIComponent(JSON.stringify({ field: 'town', is: 'is', value: 'Łódź' }))
  const { answer, rows } = await taken(
    'adam',
    `?sort=-name&columns=town,name,active,createdAt&where=${where}`,
  )
  expect(answer.headers['content-disposition']).toMatch(
    /^attachment; filename\*=UTF-8''Kontrahenci%20\d{4}-\d\d-\d\d\.csv$/,
  )
  expect(rows[0]).toEqual(['Miejscowość', 'Nazwa', 'Aktywny', 'Dodano', 'ID Kartoteki'])
  const names = rows.slice(1).map(([, name]) => name!)
  expect(names).toHaveLength(150)
  expect(names).toEqual([...names].sort(new Intl.Collator('pl').compare).reverse())
  expect(rows[1]!.slice(0, 3)).toEqual(['Łódź', names[0], 'Tak'])
  expect(rows[1]![3]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
})

test('A20 what a spreadsheet would calculate is a text, and a telephone stays one', async () => {
  const name = '=HYPERLINK("http://zle.example";"kliknij")'
  const { id } = await firm.make(firm.people.adam, 'client', {
    name,
    town: '@SUM(A1)',
    phones: [{ number: '84 555 06 78', note: 'biuro' }, '+49 30 23125890'],
    taxNumber: { country: 'PL', number: '7123045110' },
  })
  const { rows } = await taken('adam', '?columns=name,town,phones,taxNumber')
  expect(rows.find((row) => row.at(-1) === id)).toEqual([
    `'${name}`,
    "'@SUM(A1)",
    '84 555 06 78 biuro, +49 30 23125890',
    '712-304-51-10',
    id,
  ])
})

test.each([
  '?columns=password',
  '?columns=name,,town',
  '?format=exe',
  '?page=2',
  '?sort=remarks',
  '?where=x',
])('%s is refused before a byte leaves', async (query) => {
  const { answer } = await taken('adam', query)
  expect([400, 422]).toContain(answer.statusCode)
  expect(answer.headers['content-type']).toContain('problem+json')
})

test('A03 a field hidden from the reader leaves with no file', async () => {
  const manager = [...(await firm.context.settings())!.roles.values()].find(
    (role) => role.builtIn === 'manager',
  )!.id
  await firm.db.write(
    sql`insert into field_permission values (${manager}::uuid, 'client', 'remarks', 'hidden')`,
  )
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  expect((await taken('mia', '?columns=name,remarks')).answer.statusCode).toBe(400)
  expect((await taken('mia', '?columns=name')).answer.statusCode).toBe(200)
})
