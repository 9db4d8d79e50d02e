import {
  allows,
  type EntityName,
  type ExportFormat,
  entities,
  exportFormats,
  exportFormatsOf,
  loadWords,
  registry,
  scopeOf,
} from '@kartoteka/model'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { randomly } from '../../test/random.ts'
import { readBook } from '../../test/readBook.ts'
import { sql } from '../db/sql.ts'
import { recordPages, tableOf } from '../exports/rows.ts'
import { judgedAs, ownedBy } from '../records/facts.ts'
import type { Stored } from '../records/stored.ts'

const personas = ['adam', 'mia', 'sam', 'rita', 'olga'] as const
type Answer = Awaited<ReturnType<TestFirm['ask']>>
const random = randomly(5)
let firm: TestFirm
let clients: readonly Stored[]

beforeAll(async () => {
  firm = await openFirm()
  const { people, departments } = firm
  clients = await firm.as(people.adam, async (act) => {
    const made: Stored[] = []
    for (let i = 0; i < 1_050; i += 1)
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

/** The ids in a file of each format, by the way it is asked for: the list, or records that were chosen. */
const idsIn: Readonly<Record<ExportFormat, (answer: Answer) => Promise<readonly string[]>>> = {
  csv: async ({ body }) =>
    (parse(body, { bom: true, delimiter: ';' }) as string[][]).slice(1).map((row) => row.at(-1)!),
  xlsx: async ({ rawPayload }) => {
    const [rows = []] = Object.values(await readBook(rawPayload))
    return rows.slice(1).map((row) => row.at(-1)!)
  },
  vcard: async ({ body }) => [...body.matchAll(/^UID:urn:uuid:(\S+)\r$/gm)].map(([, id]) => id!),
}

describe.each(
  personas.flatMap((who) =>
    exportFormats.flatMap((format) =>
      (['the list', 'chosen'] as const).map((of) => [who, format, of] as const),
    ),
  ),
)('%s, %s, %s', (who, format, of) => {
  test('A02 takes out exactly what they may both read and take out', async () => {
    const { user: reader } = await firm.asking(firm.people[who])
    const ids = clients.map(({ id }) => id)
    const answer =
      of === 'chosen'
        ? await firm.ask(firm.people[who], 'POST', '/api/clients/export', { format, ids })
        : await firm.ask(firm.people[who], 'GET', `/api/clients/export?format=${format}`)
    if (scopeOf(reader, 'client', 'export') === 'none') {
      expect(answer.statusCode).toBe(403)
      return
    }
    expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200)
    const may = (verb: string) => (client: Stored) =>
      allows(reader, verb, 'client', 'client', judgedAs(entity('client'), client, [ownedBy(client)]))
    const expected = clients
      .filter(may('read'))
      .filter(may('export'))
      .map(({ id }) => id)
    const taken = await idsIn[format](answer)
    expect([...taken].sort()).toEqual([...expected].sort())
    if (of === 'chosen') expect(taken).toEqual(ids.filter((id) => taken.includes(id)))
  })
})

test.each(
  entities.flatMap(({ name, plural }) => exportFormats.map((format) => [name, format, plural] as const)),
)('%s as %s: for who may, or refused', async (name, format, plural) => {
  const { adam, olga } = firm.people
  const of = `/api/${plural}/export`
  const offered = exportFormatsOf(entity(name as EntityName)).includes(format)
  const answer = await firm.ask(adam, 'GET', `${of}?format=${format}`)
  expect(answer.statusCode).toBe(offered ? 200 : 400)
  if (format === 'xlsx') {
    const [[sheet, rows]] = Object.entries(await readBook(answer.rawPayload)) as [[string, string[][]]]
    const words = await loadWords('pl')
    expect(sheet).toBe(words.records[name as 'client'].many.slice(0, 31))
    expect(rows[0]!.slice(-2)).toEqual(['Znacznik Kartoteki', 'ID Kartoteki'])
  }
  if (!offered) return
  expect((await firm.ask(olga, 'GET', `${of}?format=${format}`)).statusCode).toBe(403)
  const id = clients[0]!.id
  expect((await firm.ask(olga, 'POST', of, { format, ids: [id] })).statusCode).toBe(403)
  // Records of another kind are none of this one.
  const others = await firm.ask(adam, 'POST', of, { format, ids: [name === 'client' ? adam : id] })
  expect([others.statusCode, await idsIn[format](others)]).toEqual([200, []])
})

test.each([
  [{}],
  [{ format: 'xlsx' }],
  [{ format: 'xlsx', ids: [] }],
  [{ format: 'xlsx', ids: 'x' }],
  [{ format: 'xlsx', ids: ['x'] }],
  [{ format: 'exe', ids: ['01890a5d-ac96-774b-bcce-b302099a8057'] }],
  [{ format: 'xlsx', ids: ['01890a5d-ac96-774b-bcce-b302099a8057'], columns: ['password'] }],
  [{ format: 'xlsx', ids: ['01890a5d-ac96-774b-bcce-b302099a8057'], columns: 'name' }],
  [{ format: 'xlsx', ids: ['01890a5d-ac96-774b-bcce-b302099a8057'], where: 'x' }],
  [{ format: 'xlsx', ids: Array(10_001).fill('01890a5d-ac96-774b-bcce-b302099a8057') }],
])('%j is refused', async (body) => {
  const answer = await firm.ask(firm.people.adam, 'POST', '/api/clients/export', body)
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('problem+json')
})

test('a workbook has days as days, numbers as numbers, and the rest as text in the language of the reader', async () => {
  const { id } = await firm.make(firm.people.adam, 'client', {
    name: 'Zera Sp. z o.o.',
    postalCode: '00-950',
    regon: '012345675',
    paymentTerm: 14,
    phones: [{ number: '22 555 01 20', extension: '07' }],
    remarks: 'pierwsza\ndruga',
    active: true,
  })
  const columns = ['name', 'postalCode', 'regon', 'paymentTerm', 'phones', 'remarks', 'active', 'createdAt']
  const answer = await firm.ask(firm.people.adam, 'POST', '/api/clients/export', {
    format: 'xlsx',
    ids: [id],
    columns,
  })
  expect(answer.headers['content-disposition']).toMatch(/''Kontrahenci%20\d{4}-\d\d-\d\d\.xlsx$/)
  const [sheet] = (await readXlsx(answer.rawPayload)).sheets
  const [headings, cells] = sheet!.rows
  expect(headings!.slice(0, 4)).toEqual(['Nazwa', 'Kod pocztowy', 'REGON', 'Termin płatności (dni)'])
  expect(cells!.slice(0, 7)).toEqual([
    'Zera Sp. z o.o.',
    '00-950',
    '012345675',
    14,
    '22 555 01 20 (07)',
    'pierwsza\ndruga',
    'Tak',
  ])
  expect(cells![7]).toBeInstanceOf(Date)
})

test.each(entities.map(({ name, plural }) => [name, plural]))(
  '%s: an administrator takes it out, headings in their language; who may not gets nothing',
  async (name, plural) => {
    const { answer, rows } = await taken('adam', '', plural)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(rows[0]).toHaveLength(entity(name as EntityName).list.length + 2)
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
  expect(rows[0]).toEqual(['Miejscowość', 'Nazwa', 'Aktywny', 'Dodano', 'Znacznik Kartoteki', 'ID Kartoteki'])
  const names = rows.slice(1).map(([, name]) => name!)
  expect(names).toHaveLength(350)
  expect(names).toEqual([...names].sort(new Intl.Collator('pl').compare).reverse())
  expect(rows[1]!.slice(0, 3)).toEqual(['Łódź', names[0], 'Tak'])
  expect(rows[1]![3]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
})

test('more than is read at once comes in its order too', async () => {
  const names = (await taken('adam', '?sort=name&columns=name')).rows.slice(1).map(([name]) => name!)
  expect(names.length).toBeGreaterThan(1_000)
  expect(names).toEqual([...names].sort(new Intl.Collator('pl').compare))
})

test('of a record no more is read than what leaves, and nothing that is hidden', async () => {
  const { user } = await firm.asking(firm.people.adam)
  const keysOf = async (reader: typeof user) => {
    const pages = await recordPages({ db: firm.db, user: reader }, entity('client'), {}, [
      'town',
      'createdAt',
    ])
    const keys = new Set<string>()
    for await (const { rows } of pages) for (const row of rows) keys.add(Object.keys(row).join(' '))
    return [...keys]
  }
  expect(await keysOf(user)).toEqual(['id version createdAt town'])
  expect(await keysOf({ ...user, hidden: { client: ['town'] } })).toEqual(['id version createdAt'])
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
    expect.stringMatching(/^client:1:[\w-]{28}$/),
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
  const { mia } = firm.people
  const { id } = await firm.make(firm.people.adam, 'client', { name: 'Tajny', remarks: 'nikomu' })
  for (const format of exportFormats) {
    const one = { format, ids: [id] }
    const asked = await firm.ask(mia, 'POST', '/api/clients/export', { ...one, columns: ['name', 'remarks'] })
    expect(asked.statusCode).toBe(format === 'vcard' ? 200 : 400)
    const answer = await firm.ask(mia, 'POST', '/api/clients/export', one)
    expect(answer.statusCode).toBe(200)
    const text = format === 'xlsx' ? JSON.stringify(await readBook(answer.rawPayload)) : answer.body
    expect(text).toContain('Tajny')
    expect(text + asked.body).not.toContain('nikomu')
  }
  expect((await taken('mia', '?columns=name,remarks')).answer.statusCode).toBe(400)
  expect((await taken('mia', '?columns=name')).answer.statusCode).toBe(200)
})

test('A03 nor does a view that leaves without its list tell what it asks of a hidden field', async () => {
  const { user, settings } = await firm.asking(firm.people.adam)
  const query = 'town=Sekretowo&sort=name'
  await firm.make(user.id, 'view', { name: 'Moi', list: 'client', query })
  const words = await loadWords('pl')
  const textFor = async (hidden: typeof user.hidden) => {
    const reader = { ...user, hidden }
    const exporting = { db: firm.db, user: reader, settings, language: 'pl', words } as const
    const { pages } = await tableOf(exporting, registry.view as never, { columns: ['query'] })
    let text = ''
    for await (const rows of pages) text += JSON.stringify(rows.map(({ cells }) => cells))
    return text
  }
  expect(await textFor({})).toContain('Sekretowo')
  const text = await textFor({ client: ['town'] })
  expect(text).toContain('sort=name')
  expect(text).not.toContain('Sekretowo')
})
