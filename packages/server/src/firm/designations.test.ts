/** What people are in our own firm: a tree, and nothing that anybody may more or less by. */
import type { Designation, User } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'
import { giveNewRights } from './startingRights.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

type Name = keyof TestFirm['people']
const ask = (who: Name, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
  firm.ask(firm.people[who], method, path, body)
const make = async (name: string, parent: string | null = null): Promise<Designation> => {
  const answer = await ask('adam', 'POST', '/api/designations', { name, parent })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const put = (id: string, parent: string) => ask('adam', 'PATCH', `/api/designations/${id}`, { parent })
const circle = [{ at: 'parent', code: 'ownParent' }]

test('nothing is under itself, neither at once nor by way of others', async () => {
  const head = await make('Dyrektor')
  const seller = await make('Handlowiec', (await make('Kierownik', head.id)).id)
  expect((await put(head.id, head.id)).json().problems).toMatchObject(circle)
  expect((await put(head.id, seller.id)).json().problems).toMatchObject(circle)
  expect((await ask('adam', 'GET', `/api/designations/${head.id}`)).json()).toMatchObject({
    parent: null,
    version: 1,
  })
})

test('two who put each under the other at the same moment do not make a circle', async () => {
  const [one, other] = [await make('Brygadzista'), await make('Mistrz')]
  const answers = await Promise.all([put(one.id, other.id), put(other.id, one.id)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
})

test('everybody reads them, administrators write them, and what somebody is stays', async () => {
  const job = await make('Serwisant')
  expect((await ask('sam', 'GET', `/api/designations/${job.id}`)).json().name).toBe('Serwisant')
  for (const who of ['mia', 'sam'] as const)
    expect((await ask(who, 'POST', '/api/designations', { name: 'Prezes' })).statusCode).toBe(403)
  const answer = await ask('adam', 'PATCH', `/api/users/${firm.people.sam}`, {
    designation: job.id,
    phones: ['22 555 01 20 wew. 12'],
    defaultPurpose: 'service',
  })
  expect(answer.json<User>()).toMatchObject({
    designation: job.id,
    phones: [{ number: '+48225550120', extension: '12' }],
    defaultPurpose: 'service',
  })
  const session = (await ask('rita', 'GET', '/api/session')).json()
  expect(session.designations).toContainEqual(expect.objectContaining({ id: job.id, name: 'Serwisant' }))
  expect((await ask('adam', 'DELETE', `/api/designations/${job.id}`)).json().problems).toMatchObject([
    { code: 'inUse', params: { count: 1 } },
  ])
})

test('a designation that is none, a telephone that is none and a strange purpose are refused at their fields', async () => {
  const answer = await ask('adam', 'PATCH', `/api/users/${firm.people.rita}`, {
    phones: ['zadzwoń'],
    defaultPurpose: 'zakupy',
  })
  expect(answer.json().problems).toMatchObject([
    { at: expect.stringMatching(/^phones/), code: 'notTelephone' },
    { at: 'defaultPurpose', code: 'notOneOf' },
  ])
  const strange = await ask('adam', 'PATCH', `/api/users/${firm.people.rita}`, {
    designation: firm.departments.sales,
  })
  expect(strange.json().problems).toMatchObject([{ at: 'designation' }])
})

test('an installation from before is given the rights to them, and what a firm took away stays away', async () => {
  const rights = () =>
    firm.db.read(sql`select r.built_in, p.verb, p.scope from permission p join role r on r.id = p.role
      where p.entity = 'designation' and r.built_in is not null order by 1, 2`)
  const given = await rights()
  expect(given).toEqual(['employee', 'manager'].map((built_in) => ({ built_in, verb: 'read', scope: 'all' })))
  await firm.db.write(
    sql`delete from permission p using role r where r.id = p.role and r.built_in = 'manager' and entity = 'designation'`,
  )
  await firm.db.write(
    sql`update permission p set scope = 'none' from role r where r.id = p.role and r.built_in = 'employee' and entity = 'designation'`,
  )
  await giveNewRights(firm.db)
  expect(await rights()).toEqual([{ ...given[0]!, scope: 'none' }, given[1]])
})

test('who may not see telephones of colleagues is not told them with the session either', async () => {
  const numbers = async () =>
    (await ask('rita', 'GET', '/api/session')).json().users.map(({ phones }: User) => phones)
  expect((await numbers()).flat()).not.toContain(undefined)
  await firm.db.write(
    sql`insert into field_permission select id, 'user', 'phones', 'hidden' from role where built_in = 'employee'`,
  )
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  expect(new Set(await numbers())).toEqual(new Set([undefined]))
})
