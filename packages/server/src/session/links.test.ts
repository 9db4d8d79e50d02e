import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { openPost } from '../../test/post.ts'
import { sql } from '../db/sql.ts'
import { choosePassword, makeLink, readLink } from './links.ts'
import { passwordRefusal } from './password.ts'
import { signIn } from './sessions.ts'

let firm: TestFirm
const post = await openPost()
beforeAll(async () => {
  firm = await openFirm({ smtpUrl: post.smtpUrl })
})
afterAll(async () => {
  await firm.close()
  await post.close()
})

const password = 'zielone drzewo za oknem'

test('A38 a new password ends every older way in: sessions, tokens, and links that were not used', async () => {
  const { sam } = firm.people
  const [invitation, reset] = [
    await makeLink(firm.db, 'invitation', sam),
    await makeLink(firm.db, 'password', sam),
  ]
  const made = await firm.ask(sam, 'POST', '/api/tokens', { name: 'skrypt' })
  const headers = { authorization: `Bearer ${made.json().token}` }
  await choosePassword(firm.db, reset, password)
  expect((await firm.ask(sam, 'GET', '/api/session')).statusCode).toBe(401)
  expect((await firm.app.inject({ url: '/api/session', headers })).statusCode).toBe(401)
  for (const token of [invitation, reset])
    await expect(readLink(firm.db, token)).rejects.toMatchObject({ code: 'linkExpired' })
  expect(await signIn(firm.db, 'sam@example.com', password, 'here', undefined)).toMatchObject({ user: sam })
})

test('it is chosen whole or not at all: where the sessions cannot end, the password stays and the link can be used', async () => {
  const { mia } = firm.people
  const link = await makeLink(firm.db, 'password', mia)
  expect((await firm.ask(mia, 'GET', '/api/session')).statusCode).toBe(200)
  await firm.db.write(
    sql`create function stays() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  )
  await firm.db.write(
    sql`create trigger stays before delete on session for each row execute function stays()`,
  )
  await expect(choosePassword(firm.db, link, password)).rejects.toThrow('no')
  await firm.db.write(sql`drop trigger stays on session`)
  expect(await firm.db.read(sql`select 1 from password where "user" = ${mia}::uuid`)).toEqual([])
  await expect(readLink(firm.db, link)).resolves.toMatchObject({ user: mia })
})

test('A38 no link goes to a host that only the one who asks has named', async () => {
  const answer = await firm.app.inject({
    method: 'POST',
    url: '/api/password-reset',
    headers: { host: 'evil.example' },
    payload: { email: 'rita@example.com' },
  })
  expect(answer.statusCode).toBe(204)
  // The mail of the test comes after it, so the first would have arrived.
  expect((await firm.ask(firm.people.adam, 'POST', '/api/mail-test', {})).json()).toMatchObject({
    sent: true,
  })
  expect(post.mails).toHaveLength(1)
  expect(post.mails[0]).not.toContain('evil.example')
  expect(await firm.db.read(sql`select 1 from link where "user" = ${firm.people.rita}::uuid`)).toEqual([])
})

test('A38 an address that has tried too often leaves no trace of the accounts it names', async () => {
  await firm.db.write(
    sql`insert into throttle (key, count, resets_at) values ('sign-in from 10.1.1.1', 100, now() + interval '5 minutes')`,
  )
  await expect(signIn(firm.db, 'nobody@example.com', password, '10.1.1.1', undefined)).rejects.toMatchObject({
    code: 'tooManyTries',
  })
  expect(await firm.db.read(sql`select 1 from throttle where key like '%nobody@example.com%'`)).toEqual([])
})

test.each([
  ['k@example.com', 'konik polny 7', undefined],
  ['ewa@example.com', 'ewakuacja 77', undefined],
  ['anna.nowak@example.com', 'Anna.Nowak77', 'passwordTooCommon'],
  ['Anna.Nowak@example.com', 'anna.nowak77', 'passwordTooCommon'],
  ['anna.nowak@example.com', 'anna.nowak jedzie do Gdyni', undefined],
  ['', 'aaaaaaaaabc', 'passwordTooCommon'],
  ['', 'Qwertyuiop', 'passwordTooCommon'],
  ['', 'krótkie', 'passwordTooShort'],
])('of %s "%s" is %s', (email, chosen, code) => {
  expect(passwordRefusal(chosen, email)?.code).toBe(code)
})
