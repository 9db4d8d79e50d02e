/** What a view asks of a hidden field is told on no way out: neither a conflict, nor a file, nor a print names it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { readBook } from '../../test/readBook.ts'
import { sql } from '../db/sql.ts'

let firm: TestFirm
let employee: string
beforeAll(async () => {
  firm = await openFirm()
  employee = [...(await firm.context.settings())!.roles.values()].find(
    ({ builtIn }) => builtIn === 'employee',
  )!.id
  for (const verb of ['export', 'print'])
    await firm.db.write(sql`insert into permission values (${employee}::uuid, 'view', ${verb}, 'all')`)
  await told()
})
afterEach(async () => {
  await firm.db.write(sql`delete from field_permission`)
  await told()
})
afterAll(() => firm.close())

const told = () => firm.db.write(sql`update firm set settings_version = settings_version + 1`)
async function hide(...fields: readonly (readonly [entity: string, field: string])[]): Promise<void> {
  for (const [entity, field] of fields)
    await firm.db.write(
      sql`insert into field_permission values (${employee}::uuid, ${entity}, ${field}, 'hidden')`,
    )
  await told()
}

type Who = keyof TestFirm['people']
const ask = (who: Who, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) =>
  firm.ask(firm.people[who], method, `/api/views${path}`, body)
async function made(who: Who, values: object): Promise<string> {
  const answer = await ask(who, 'POST', '', values)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().id
}

const asks = 'town=Kutno&sort=-createdAt&columns=name,town'
const without = 'hidden.1=-&sort=-createdAt&columns=name'
const tells = /town|Kutno|Miejscowość|Łódź/

describe.each([
  ['the list is told', []],
  ['the list is hidden too', [['view', 'list'] as const]],
] as const)('A03 where %s', (_, more) => {
  test('what was changed meanwhile is told without it: what it was, what it is, and the whole record', async () => {
    const id = await made('sam', { name: 'Własny', list: 'client', query: asks })
    const changed = await ask('adam', 'PATCH', `/${id}`, { query: `${asks}&town-2=Łódź`, version: 1 })
    expect(changed.statusCode, changed.body).toBe(200)
    const mine = { query: 'sort=name', version: 1 }
    const whole = await ask('sam', 'PATCH', `/${id}`, mine)
    expect(whole.body).toMatch(tells)
    await hide(['client', 'town'], ...more)
    const refused = await ask('sam', 'PATCH', `/${id}`, mine)
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      conflicts: [{ field: 'query', base: without, theirs: without, mine: mine.query }],
      now: { id, query: without },
    })
    expect(refused.body).not.toMatch(tells)
  })

  test.each([
    ['the list', false],
    ['chosen ones', true],
  ])('files of %s leave without it', async (_of, chosen) => {
    const name = `Wydany ${chosen} ${more.length}`
    const id = await made('mia', { name, list: 'client', query: asks })
    await ask('mia', 'POST', `/${id}/share`)
    const taken = (format: string, columns: readonly string[]) =>
      chosen
        ? ask('sam', 'POST', '/export', { format, columns, ids: [id] })
        : ask('sam', 'GET', `/export?format=${format}&columns=${columns}`)
    const read = {
      csv: async (columns: readonly string[]) => (await taken('csv', columns)).body,
      xlsx: async (columns: readonly string[]) =>
        JSON.stringify(await readBook((await taken('xlsx', columns)).rawPayload)),
    }
    const kinds = Object.values(read)
    for (const each of kinds) expect(await each(['name', 'query'])).toContain(asks)
    await hide(['client', 'town'], ...more)
    for (const each of kinds)
      for (const columns of [['query'], ['name', 'query']]) {
        const file = await each(columns)
        expect(file, columns.join()).toContain(without)
        expect(file, columns.join()).not.toMatch(tells)
      }
  })

  test('prints of a list and of one view are without it', async () => {
    const id = await made('mia', { name: `Drukowany ${more.length}`, list: 'client', query: asks })
    await ask('mia', 'POST', `/${id}/share`)
    const prints = async () => {
      const texts: string[] = []
      for (const path of ['/print?columns=query', '/print?columns=name,query', `/${id}/print`]) {
        const answer = await ask('sam', 'GET', path)
        expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
        const document = await getDocument({ data: new Uint8Array(answer.rawPayload), verbosity: 0 }).promise
        const { items } = await (await document.getPage(1)).getTextContent()
        texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
      }
      return texts
    }
    for (const text of await prints()) expect(text).toContain('Kutno')
    await hide(['client', 'town'], ...more)
    for (const text of await prints()) {
      expect(text).toContain('hidden.1')
      expect(text).not.toMatch(tells)
    }
  })

  test('a list of views and one of them are answered without it', async () => {
    const id = await made('mia', { name: `Pokazany ${more.length}`, list: 'client', query: asks })
    await ask('mia', 'POST', `/${id}/share`)
    const answers = () =>
      Promise.all(
        ['?limit=200&sort=-createdAt', `/${id}`, `/${id}/history`].map((path) => ask('sam', 'GET', path)),
      )
    for (const { body } of await answers()) expect(body).toContain(asks)
    await hide(['client', 'town'], ...more)
    for (const { body } of await answers()) {
      expect(body).toContain(without)
      expect(body).not.toMatch(tells)
    }
  })
})

test('A03 a column that shows what is hidden elsewhere is hidden with it, in views, choices and files', async () => {
  const columns = 'columns=name,clients,title&widths=title:120'
  const id = await made('mia', { name: 'Gdzie pracują', list: 'person', query: columns })
  await ask('mia', 'POST', `/${id}/share`)
  const ofSam = (method: 'GET' | 'PATCH', path: string, body?: object) =>
    firm.ask(firm.people.sam, method, path, body)
  await firm.db.write(sql`insert into permission values (${employee}::uuid, 'person', 'export', 'all')
    on conflict (role, entity, verb) do update set scope = excluded.scope`)
  await told()
  const heading = async () => (await ofSam('GET', '/api/people/export?format=csv')).body.split('\n')[0]
  expect(await heading()).toMatch(/Stanowisko/)
  for (const [entity, field] of [
    ['position', 'title'],
    ['position', 'person'],
    ['position', 'active'],
  ] as const) {
    await hide([entity, field])
    const { query } = (await ofSam('GET', `/api/views/${id}`)).json()
    expect(query, field).not.toContain('title')
    expect(query, field).toContain('hidden.1=-')
    expect(query.includes('clients'), field).toBe(field === 'title')
    expect(await heading(), field).not.toMatch(/Stanowisko/)
    expect((await ofSam('GET', '/api/people/export?columns=name,title')).statusCode).toBe(400)
    expect((await ofSam('PATCH', '/api/lists/person', { columns: ['name', 'title'] })).statusCode).toBe(422)
    await firm.db.write(sql`delete from field_permission`)
    await told()
  }
})

test('A03 of a list that there is no more nothing is told to whoever may not see all', async () => {
  const id = await made('sam', { name: 'Po dawnej liście', list: 'client', query: asks })
  await firm.db.write(sql`update view set list = 'formerly' where id = ${id}::uuid`)
  expect((await ask('adam', 'GET', `/${id}`)).json().query).toBe(asks)
  expect((await ask('sam', 'GET', `/${id}`)).json().query).toBe('')
})
