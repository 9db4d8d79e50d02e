/** Saved views and what somebody chooses for a list: whose they are, what they may ask, and what is refused without a trace. */
import type { ListChoices, View } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

type Who = keyof TestFirm['people']
const ask = (who: Who, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) =>
  firm.ask(firm.people[who], method, url, body)

async function made(who: Who, values: object = {}): Promise<View> {
  const answer = await ask(who, 'POST', '/api/views', {
    name: 'Łódzkie',
    list: 'client',
    query: 'town=Łódź',
    ...values,
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const seenBy = async (who: Who) =>
  ((await ask(who, 'GET', '/api/views?limit=200')).json().rows as View[]).map(({ id }) => id)
const lists = async (who: Who): Promise<ListChoices> => (await ask(who, 'GET', '/api/session')).json().lists

/** Everything a refused request must have left alone. */
const all = async () =>
  JSON.stringify(
    await firm.db.read(
      sql`select (select json_agg(v order by id) from view v) as views, (select count(*) from entry) as entries,
        (select json_agg(c order by "user", list) from list_choice c) as choices`,
    ),
  )

async function refused(work: () => Promise<{ statusCode: number; body: string }>, status: number) {
  const before = await all()
  const answer = await work()
  expect(answer.statusCode, answer.body).toBe(status)
  expect(await all()).toBe(before)
  return JSON.parse(answer.body)
}

test('a view is its owner’s until it is shared, and then everybody’s to use, with a journal', async () => {
  const view = await made('mia')
  expect(view).toMatchObject({ status: 'private', owner: firm.people.mia, query: 'town=Łódź' })
  expect(await seenBy('mia')).toContain(view.id)
  for (const who of ['sam', 'rita'] as const) expect(await seenBy(who)).not.toContain(view.id)
  expect((await ask('mia', 'POST', `/api/views/${view.id}/share`)).statusCode).toBe(200)
  for (const who of ['sam', 'rita'] as const) expect(await seenBy(who)).toContain(view.id)
  expect((await ask('mia', 'POST', `/api/views/${view.id}/unshare`)).statusCode).toBe(200)
  expect(await seenBy('sam')).not.toContain(view.id)
  const history = await ask('mia', 'GET', `/api/views/${view.id}/history`)
  expect(history.json().entries.length).toBe(3)
})

test('A01 A05 A12 an employee shares nothing, and changes no view of somebody else, shared or not', async () => {
  const own = await made('sam', { name: 'Sama' })
  await refused(() => ask('sam', 'POST', `/api/views/${own.id}/share`), 403)
  const shared = await made('mia', { name: 'Wspólny' })
  await refused(() => ask('sam', 'GET', `/api/views/${shared.id}`), 404)
  await refused(() => ask('sam', 'PATCH', `/api/views/${shared.id}`, { name: 'mój' }), 404)
  await ask('mia', 'POST', `/api/views/${shared.id}/share`)
  await refused(() => ask('sam', 'PATCH', `/api/views/${shared.id}`, { name: 'mój' }), 403)
  await refused(() => ask('sam', 'DELETE', `/api/views/${shared.id}`), 403)
  await refused(() => ask('sam', 'POST', `/api/views/${shared.id}/unshare`), 403)
})

test('A09 owner and status are nobody’s to say, and the list of a view stays what it is', async () => {
  const base = { name: 'Cudzy', list: 'client' }
  await refused(() => ask('sam', 'POST', '/api/views', { ...base, status: 'shared' }), 422)
  await refused(() => ask('sam', 'POST', '/api/views', { ...base, owner: firm.people.adam }), 422)
  const own = await made('sam')
  await refused(() => ask('sam', 'PATCH', `/api/views/${own.id}`, { list: 'task', version: 1 }), 422)
})

test('A03 A15 A19 what its list does not know is refused with its name, whatever it looks like', async () => {
  for (const [query, field] of [
    ['nonsense=1', 'nonsense'],
    ['town=a&deletedAt=b', 'deletedAt'],
    ['sort=name;drop table client', 'name;drop table client'],
    ['columns=name,salary', 'salary'],
    ['person.remarks=x', 'person.remarks'],
    ['__proto__=x', '__proto__'],
    ['constructor.name=x', 'constructor.name'],
    ['match=none', 'match'],
    [Array.from({ length: 60 }, (_, place) => `town-${place + 2}=x`).join('&'), 'town'],
  ] as const) {
    const answer = await refused(
      () => ask('sam', 'POST', '/api/views', { name: 'Zły', list: 'client', query }),
      422,
    )
    expect(answer.problems[0], query).toMatchObject({ at: 'query', code: 'viewUnknown', params: { field } })
    expect(answer.problems[0].sentence).toContain(field)
  }
  const nowhere = { name: 'Zły', list: 'nonsense', query: '' }
  expect((await refused(() => ask('sam', 'POST', '/api/views', nowhere), 422)).problems[0]).toMatchObject({
    at: 'list',
  })
  const long = { name: 'Zły', list: 'client', query: `town=${'x'.repeat(4_000)}` }
  expect((await refused(() => ask('sam', 'POST', '/api/views', long), 422)).problems[0]).toMatchObject({
    code: 'tooLong',
  })
  const own = await made('sam')
  await refused(() => ask('sam', 'PATCH', `/api/views/${own.id}`, { query: 'nonsense=1', version: 1 }), 422)
})

test('columns and the first view of a list are kept for their user alone, in no journal', async () => {
  const view = await made('sam')
  const entries = () => firm.db.read(sql`select count(*) from entry`)
  const before = await entries()
  const choice = { columns: ['name', 'createdAt', 'town'], widths: { town: 96 }, view: view.id }
  expect((await ask('sam', 'PATCH', '/api/lists/client', choice)).statusCode).toBe(204)
  expect((await lists('sam')).client).toEqual(choice)
  expect(await lists('rita')).toEqual({})
  await ask('sam', 'PATCH', '/api/lists/client', { view: null })
  expect((await lists('sam')).client).toEqual({ ...choice, view: null })
  await ask('sam', 'PATCH', '/api/lists/client', { columns: null })
  expect((await lists('sam')).client).toEqual({ columns: null, widths: { town: 96 }, view: null })
  await ask('sam', 'PATCH', '/api/lists/client', { widths: null })
  expect(await lists('sam')).toEqual({})
  expect(await entries()).toEqual(before)
})

test('a view that lies in the bin opens no list any more, and does again when it is taken out', async () => {
  const view = await made('rita')
  await ask('rita', 'PATCH', '/api/lists/client', { view: view.id })
  await ask('rita', 'DELETE', `/api/views/${view.id}`)
  expect((await lists('rita')).client?.view).toBeNull()
  await ask('rita', 'POST', `/api/views/${view.id}/restore`)
  expect((await lists('rita')).client?.view).toBe(view.id)
})

test('A01 A10 A15 A19 a choice of what is not there, not of this list, or not one’s to see is refused', async () => {
  const ofMia = await made('mia')
  const ofTasks = await made('sam', { list: 'task', query: 'status=open' })
  for (const [body, status] of [
    [{ columns: ['name', 'salary'] }, 422],
    [{ columns: ['name', '__proto__'] }, 422],
    [{ columns: ['name', 'name'] }, 204],
    [{ columns: [] }, 400],
    [{ columns: 'name' }, 400],
    [{ widths: { salary: 100 } }, 422],
    [{ widths: { constructor: 100 } }, 422],
    [{ widths: { name: 47 } }, 422],
    [{ widths: { name: 901 } }, 422],
    [{ widths: { name: 99.5 } }, 422],
    [{ widths: { name: [100] } }, 422],
    [{ widths: {} }, 400],
    [{ widths: ['name'] }, 400],
    [{ widths: 'name:100' }, 400],
    [{ columns: [1] }, 400],
    [{ view: ofMia.id }, 422],
    [{ view: ofTasks.id }, 422],
    [{ view: 'x' }, 422],
    [{ other: 1 }, 400],
    [[], 400],
  ] as const) {
    if (status === 204) expect((await ask('sam', 'PATCH', '/api/lists/client', body)).statusCode).toBe(204)
    else await refused(() => ask('sam', 'PATCH', '/api/lists/client', body), status)
  }
  await refused(() => ask('sam', 'PATCH', '/api/lists/nonsense', { columns: ['name'] }), 404)
  await refused(() => ask('sam', 'PATCH', '/api/lists/constructor', { columns: ['name'] }), 404)
})

test('A03 no column that a role hides', async () => {
  const [role] = await firm.db.read<{ id: string }>(sql`select id from role where built_in = 'employee'`)
  await firm.db.write(
    sql`insert into field_permission (role, entity, field, rule) values (${role!.id}::uuid, 'client', 'town', 'hidden')`,
  )
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  await refused(() => ask('sam', 'PATCH', '/api/lists/client', { columns: ['name', 'town'] }), 422)
  await refused(() => ask('sam', 'PATCH', '/api/lists/client', { widths: { town: 96 } }), 422)
})
