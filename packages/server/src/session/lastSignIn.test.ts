/** When somebody signed in last: known to administrators, and no change of the user. */
import type { User } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'
import { makeLink } from './links.ts'
import { openSession } from './sessions.ts'

let firm: TestFirm
let adam: string
beforeAll(async () => {
  firm = await openFirm()
  adam = firm.people.adam
})
afterAll(() => firm.close())

const password = 'zielone drzewo za oknem'
const lastOf = async (id: string) =>
  (await firm.ask(adam, 'GET', `/api/users/${id}`)).json<User>().lastSignInAt
const kept = async (id: string) =>
  (
    await firm.db.read(sql`select version, updated_at, (select count(*)::int from entry where record = u.id) as entries,
    (select settings_version from firm) as settings from "user" u where id = ${id}::uuid`)
  )[0]
const forget = (id: string) =>
  firm.db.write(sql`update "user" set last_sign_in_at = null where id = ${id}::uuid`)
const choose = (token: string) => firm.ask(undefined, 'POST', `/api/links/${token}`, { password })
const justNow = (moment: unknown) => Math.abs(Date.now() - Date.parse(String(moment))) < 60_000

test('a password and the link that gives a new one are noted, without an entry in the journal and a new version', async () => {
  const { sam } = firm.people
  expect(await lastOf(sam)).toBe(null)
  const before = await kept(sam)
  expect((await choose(await makeLink(firm.db, 'password', sam))).statusCode).toBe(201)
  expect(await lastOf(sam)).toSatisfy(justNow)
  await forget(sam)
  const signIn = { email: 'sam@example.com', password }
  expect(
    (await firm.ask(undefined, 'POST', '/api/session', { ...signIn, password: 'nie to' })).statusCode,
  ).toBe(401)
  expect(await lastOf(sam)).toBe(null)
  expect((await firm.ask(undefined, 'POST', '/api/session', signIn)).statusCode).toBe(201)
  expect(await lastOf(sam)).toSatisfy(justNow)
  expect(await kept(sam)).toEqual(before)
})

test('an invitation is; a personal token is a program and is not', async () => {
  const { roles } = (await firm.ask(adam, 'GET', `/api/users/${firm.people.sam}`)).json()
  const made = await firm.ask(adam, 'POST', '/api/users', {
    name: 'Ola Nowa',
    email: 'ola@example.com',
    roles,
  })
  const { id } = made.json()
  expect(await lastOf(id)).toBe(null)
  expect((await choose(await makeLink(firm.db, 'invitation', id))).statusCode).toBe(201)
  expect(await lastOf(id)).toSatisfy(justNow)
  const { token } = (await firm.ask(id, 'POST', '/api/tokens', { name: 'skrypt' })).json()
  await forget(id)
  const headers = { authorization: `Bearer ${token}` }
  expect((await firm.app.inject({ url: '/api/session', headers })).statusCode).toBe(200)
  expect(await lastOf(id)).toBe(null)
})

test('whoever signs in while an administrator edits them is noted all the same, and neither is refused', async () => {
  const { mia } = firm.people
  await firm.as(adam, async (act) => {
    await act.change(entity('user'), mia, { name: 'Mia Zięba-Lis' })
    // The act has read the user by now, and writes her when it ends.
    await openSession(firm.db, mia, 'test')
  })
  expect((await firm.ask(adam, 'GET', `/api/users/${mia}`)).json()).toMatchObject({
    name: 'Mia Zięba-Lis',
    lastSignInAt: expect.toSatisfy(justNow),
  })
  const history = (await firm.ask(adam, 'GET', `/api/users/${mia}/history`)).body
  expect(history).toContain('Mia Zięba-Lis')
  expect(history).not.toContain('lastSignInAt')
})

test('A05 nobody else is told, by whatever way: record, list, column, sort, filter, session; nobody sets it', async () => {
  const { mia, sam } = firm.people
  await openSession(firm.db, sam, 'test')
  for (const who of [mia, sam]) {
    const ways = ['', `/${sam}`, `/${sam}/history`, '?columns=name,lastSignInAt'].map(
      (path) => `/api/users${path}`,
    )
    for (const url of [...ways, '/api/session']) {
      const answer = await firm.ask(who, 'GET', url)
      expect(answer.body, url).not.toContain('lastSignInAt":')
    }
    for (const asked of [
      'sort=-lastSignInAt',
      `where=${JSON.stringify({ field: 'lastSignInAt', is: 'isFilled' })}`,
    ])
      expect((await firm.ask(who, 'GET', `/api/users?${encodeURI(asked)}`)).statusCode, asked).toBe(422)
  }
  const set = await firm.ask(adam, 'PATCH', `/api/users/${sam}`, { lastSignInAt: '2026-01-01T00:00:00Z' })
  expect(set.json().problems).toMatchObject([{ at: 'lastSignInAt', code: 'notYours' }])
  // A role that the firm has made itself is no exception.
  const { olga } = firm.people
  expect((await firm.ask(olga, 'GET', `/api/users/${sam}`)).json()).not.toHaveProperty('lastSignInAt')
})

test('the list is sorted by it page by page, whoever was never here among the others', async () => {
  const { olga, rita } = firm.people
  await forget(olga)
  await forget(rita)
  for (const sort of ['lastSignInAt', '-lastSignInAt']) {
    const whole = (await firm.ask(adam, 'GET', `/api/users?sort=${sort}&limit=50`)).json()
    const met: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page = await firm.ask(adam, 'GET', `/api/users?sort=${sort}&limit=1${after && `&after=${after}`}`)
      expect(page.statusCode, page.body).toBe(200)
      met.push(...page.json().rows.map(({ id }: User) => id))
      after = page.json().after
    }
    expect(met).toEqual(whole.rows.map(({ id }: User) => id))
    expect(new Set(met).size).toBe(whole.rows.length)
    const never = whole.rows.filter(({ lastSignInAt }: User) => lastSignInAt === null).length
    expect(never).toBeGreaterThan(1)
    const ends = whole.rows.slice(...(sort.startsWith('-') ? [0, never] : [-never]))
    expect(ends.map(({ lastSignInAt }: User) => lastSignInAt)).toEqual(Array(never).fill(null))
  }
})
