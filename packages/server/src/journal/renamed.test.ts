/** A field that was renamed: its entries go on under the key it began with, and everything that reads them knows it. */
import { registry } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

// As if the town had been called "place" when the first clients were written down.
Object.assign(registry.client.fields.town, { key: 'place' })

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

const client = entity('client')
const made = async (values: object) =>
  (await firm.ask(firm.people.sam, 'POST', '/api/clients', { name: 'Przeprowadzka', ...values })).json()
const change = (user: string, id: string, body: object) =>
  firm.ask(user, 'PATCH', `/api/clients/${id}`, { version: 1, ...body })
const now = (id: string) => firm.as(firm.people.adam, (act) => act.get(client, id))

test('it is kept under its key', async () => {
  const { id } = await made({ town: 'Łódź' })
  await change(firm.people.sam, id, { town: 'Kraków' })
  const entries = await firm.db.read<{ changes: object }>(
    sql`select changes from entry where record = ${id}::uuid order by version`,
  )
  expect(entries[0]?.changes).toMatchObject({ place: [null, 'Łódź'] })
  expect(entries[1]?.changes).toEqual({ place: ['Łódź', 'Kraków'] })
})

test('two people on it are told of each other; on other fields both are kept', async () => {
  const { id } = await made({ town: 'Łódź' })
  await change(firm.people.mia, id, { town: 'Kraków' })
  const answer = await change(firm.people.sam, id, { town: 'Gdańsk' })
  expect(answer.statusCode).toBe(409)
  expect(answer.json().conflicts).toEqual([{ field: 'town', base: 'Łódź', theirs: 'Kraków', mine: 'Gdańsk' }])
  expect((await change(firm.people.sam, id, { street: 'Długa 1' })).json()).toMatchObject({
    version: 3,
    town: 'Kraków',
    street: 'Długa 1',
  })
})

test('a change of it is undone, unless somebody else changed it since', async () => {
  const { id } = await made({ town: 'Łódź' })
  const undo = async (act: unknown) =>
    (await firm.ask(firm.people.sam, 'POST', `/api/undo/${act}`, {})).json()
  const first = await change(firm.people.sam, id, { town: 'Kraków' })
  expect(await undo(first.headers['x-act'])).toMatchObject({ undone: 1, changedSince: [] })
  expect(await now(id)).toMatchObject({ town: 'Łódź', version: 3 })
  const second = await change(firm.people.sam, id, { version: 3, town: 'Gdynia' })
  await change(firm.people.mia, id, { version: 4, town: 'Sopot' })
  expect(await undo(second.headers['x-act'])).toMatchObject({ undone: 0, changedSince: [{ id }] })
  expect(await now(id)).toMatchObject({ town: 'Sopot', version: 5 })
})

test('a creation is known to be as it was made, and to be none when only this field moved', async () => {
  const create = (name: string) => firm.ask(firm.people.sam, 'POST', '/api/clients', { name, town: 'Łódź' })
  const [same, moved] = [await create('Ta Sama'), await create('Wyprowadzona')]
  await change(firm.people.mia, moved.json().id, { town: null })
  const undo = async (answer: typeof same) =>
    (await firm.ask(firm.people.sam, 'POST', `/api/undo/${answer.headers['x-act']}`, {})).json()
  expect(await undo(same)).toMatchObject({ undone: 1, changedSince: [] })
  expect(await undo(moved)).toMatchObject({ undone: 0, changedSince: [{ because: 'changed' }] })
})

test('a change of what is no field any more cannot be taken back, and says so', async () => {
  const { id } = await made({ town: 'Łódź' })
  const changed = await change(firm.people.sam, id, { town: 'Kraków', street: 'Długa 1' })
  const act = changed.headers['x-act']
  await firm.db.write(
    sql`update entry set changes = jsonb_build_object('fax', '["1", "2"]'::jsonb) || changes where act = ${act}::uuid`,
  )
  expect((await firm.ask(firm.people.sam, 'POST', `/api/undo/${act}`, {})).json()).toMatchObject({
    undone: 0,
    changedSince: [{ id, because: 'changed' }],
  })
  expect(await now(id)).toMatchObject({ town: 'Kraków', street: 'Długa 1', version: 2 })
})

test('hidden from a role, it stands in no history and no activity of theirs under its old key either', async () => {
  const { id } = await made({ town: 'Łódź', street: 'Długa 1' })
  const { roles } = (await firm.context.settings())!
  const employee = [...roles.values()].find(({ builtIn }) => builtIn === 'employee')!.id
  await firm.db.write(
    sql`insert into field_permission values (${employee}::uuid, 'client', 'town', 'hidden')`,
  )
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  const told = async (user: string) =>
    Promise.all(
      [`/api/clients/${id}/history`, `/api/activity?client=${id}`].map(
        async (url) => (await firm.ask(user, 'GET', url)).json().entries[0].changes,
      ),
    )
  for (const changes of await told(firm.people.mia)) expect(changes).toHaveProperty('place')
  for (const changes of await told(firm.people.sam)) {
    expect(changes).toHaveProperty('street')
    expect(changes).not.toHaveProperty('place')
  }
})
