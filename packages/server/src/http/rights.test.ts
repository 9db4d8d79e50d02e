/** Rights that change in the very moment in which they are used. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

let firm: TestFirm
let eva: string
beforeAll(async () => {
  firm = await openFirm()
  const { adam } = firm.people
  const values = {
    name: 'Ewa Druga',
    email: 'ewa@example.com',
    language: 'pl',
    roles: [await role('administrator')],
  }
  eva = (await firm.make(adam, 'user', values)).id
  await firm.db.write(sql`update "user" set status = 'active' where id = ${eva}::uuid`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
})
afterAll(() => firm.close())

const role = async (builtIn: string) =>
  [...(await firm.context.settings())!.roles.values()].find((each) => each.builtIn === builtIn)!.id

/** How many may administer, as the database has it. */
const administrators = async () =>
  (
    await firm.db.read(sql`select from "user" u join user_roles r on r.record = u.id join role o on o.id = r.target
      where o.built_in = 'administrator' and u.status = 'active' and u.deleted_at is null`)
  ).length

test('A12 two administrators who take the role from each other, block or delete each other at once leave one of them', async () => {
  const { adam } = firm.people
  const employee = await role('employee')
  const administrator = await role('administrator')
  const patch = (who: string, whom: string) =>
    firm.ask(who, 'PATCH', `/api/users/${whom}`, { roles: [employee] })
  const block = (who: string, whom: string) => firm.ask(who, 'POST', `/api/users/${whom}/block`, {})
  const remove = (who: string, whom: string) => firm.ask(who, 'DELETE', `/api/users/${whom}`)
  for (let round = 0; round < 24; round += 1) {
    const deed = [patch, block, remove][round % 3]!
    const answers = await Promise.all([deed(adam, eva), deed(eva, adam)])
    expect(await administrators(), answers.map(({ body }) => body).join(' ')).toBe(1)
    expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1)
    await firm.db.write(
      sql`update "user" set status = 'active', deleted_at = null where id in (${adam}::uuid, ${eva}::uuid)`,
    )
    await firm.db.write(sql`delete from user_roles where record in (${adam}::uuid, ${eva}::uuid)`)
    await firm.db.write(
      sql`insert into user_roles values (${adam}::uuid, ${administrator}::uuid), (${eva}::uuid, ${administrator}::uuid)`,
    )
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  }
})

test('two departments put below each other at once make no circle', async () => {
  const { adam } = firm.people
  const [one, other] = [
    (await firm.make(adam, 'department', { name: 'Pierwszy' })).id,
    (await firm.make(adam, 'department', { name: 'Drugi' })).id,
  ]
  for (let round = 0; round < 8; round += 1) {
    const answers = await Promise.all([
      firm.ask(adam, 'PATCH', `/api/departments/${one}`, { parent: other }),
      firm.ask(eva, 'PATCH', `/api/departments/${other}`, { parent: one }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
    for (const id of [one, other]) await firm.ask(adam, 'PATCH', `/api/departments/${id}`, { parent: null })
  }
})

test('A39 a session that ended elsewhere a moment ago saves nothing more, not even what it just could', async () => {
  const { sam } = firm.people
  const note = (what: string) => firm.ask(sam, 'POST', '/api/tasks', { what })
  expect((await note('Jeszcze wolno')).statusCode).toBe(201)
  await firm.db.write(sql`delete from session where "user" = ${sam}::uuid`)
  expect((await note('Już nie wolno')).statusCode).toBe(401)
  expect(await firm.db.read(sql`select from task where what = 'Już nie wolno'`)).toEqual([])
})

test('A39 a right taken away in the database directly, past this program, is gone with the next save', async () => {
  const { rita } = firm.people
  const change = (name: string) => firm.ask(rita, 'POST', '/api/clients', { name })
  expect((await change('Pierwszy klient Rity')).statusCode).toBe(201)
  await firm.db.write(
    sql`delete from permission where entity = 'client' and verb = 'create' and role = ${await role('employee')}::uuid`,
  )
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  expect((await change('Drugi klient Rity')).statusCode).toBe(403)
  expect(await firm.db.read(sql`select from client where name = 'Drugi klient Rity'`)).toEqual([])
})
