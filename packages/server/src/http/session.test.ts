import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { openPost } from '../../test/post.ts'
import { sql } from '../db/sql.ts'
import { makeLink } from '../session/links.ts'
import { openSession } from '../session/sessions.ts'
import { createApp } from './app.ts'

let firm: TestFirm
const post = await openPost()
const { mails, smtpUrl } = post
beforeAll(async () => {
  firm = await openFirm({
    smtpUrl,
    mailFrom: 'kartoteka@example.com',
    publicUrl: 'https://kartoteka.example',
  })
})
afterAll(async () => {
  await firm.close()
  await post.close()
})

const password = 'poprawny koń bateria'
const signIn = (email: string, secret: string) =>
  firm.ask(undefined, 'POST', '/api/session', { email, password: secret })

test('signing in gives a cookie that scripts cannot read, and the session says who one is', async () => {
  const answer = await signIn('ADAM@example.com', password)
  expect(answer.statusCode).toBe(201)
  expect(answer.headers['set-cookie']).toMatch(
    /^kartoteka=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  const session = await firm.app.inject({
    url: '/api/session',
    headers: { cookie: String(answer.headers['set-cookie']).split(';')[0]! },
  })
  expect(session.json()).toMatchObject({
    user: { email: 'adam@example.com' },
    firm: { name: 'Gęś i Spółka' },
    reader: { administrator: true },
  })
  expect(session.body).not.toMatch(/argon2|hash/)
})

test('A38 a wrong password and an unknown mail are answered alike, and too many tries are stopped', async () => {
  const answers = [
    await signIn('adam@example.com', 'wrong wrong wrong'),
    await signIn('nobody@example.com', 'wrong wrong wrong'),
  ]
  expect(answers.map((each) => each.json())).toEqual([answers[0]!.json(), answers[0]!.json()])
  for (let i = 0; i < 10; i += 1) await signIn('mia@example.com', 'guessing guessing')
  expect((await signIn('mia@example.com', 'guessing guessing')).json()).toMatchObject({
    code: 'tooManyTries',
    status: 429,
  })
})

test('the cookie lives as long as the session, which is counted from its last use', async () => {
  const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie'])
  const entered = await signIn('adam@example.com', password)
  const headers = { cookie: cookieOf(entered).split(';')[0]! }
  const used = await firm.app.inject({ url: '/api/session', headers })
  expect(cookieOf(used)).toBe(cookieOf(entered))
  const { token } = entered.json()
  const byToken = await firm.app.inject({
    url: '/api/session',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(byToken.statusCode).toBe(200)
  expect(byToken.headers['set-cookie']).toBeUndefined()
})

test('signed out is signed out, on every copy of the program', async () => {
  const { token } = (await signIn('adam@example.com', password)).json()
  const headers = { authorization: `Bearer ${token}` }
  expect((await firm.app.inject({ url: '/api/session', headers })).statusCode).toBe(200)
  const leave = () => firm.app.inject({ method: 'DELETE', url: '/api/session', headers })
  expect((await leave()).statusCode).toBe(204)
  expect((await firm.app.inject({ url: '/api/session', headers })).statusCode).toBe(401)
  expect((await leave()).statusCode).toBe(204)
})

test('A39 a blocked user is out at once, tokens included; unblocked they are in again', async () => {
  const { rita, adam } = firm.people
  const made = await firm.ask(rita, 'POST', '/api/tokens', { name: 'telefon' })
  const headers = { authorization: `Bearer ${made.json().token}` }
  expect((await firm.app.inject({ url: '/api/clients', headers })).statusCode).toBe(200)
  expect((await firm.ask(adam, 'POST', `/api/users/${rita}/block`, {})).statusCode).toBe(200)
  expect((await firm.app.inject({ url: '/api/clients', headers })).statusCode).toBe(401)
  expect((await firm.ask(rita, 'GET', '/api/clients')).statusCode).toBe(401)
  await firm.ask(adam, 'POST', `/api/users/${rita}/unblock`, {})
  expect((await firm.app.inject({ url: '/api/clients', headers })).statusCode).toBe(200)
})

test('a token is shown once, belongs to who made it, and ends when it is deleted', async () => {
  const { id, token } = (
    await firm.ask(firm.people.sam, 'POST', '/api/tokens', { name: 'skrypt', days: 30 })
  ).json()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect((await firm.ask(firm.people.sam, 'GET', '/api/tokens')).body).not.toContain(token)
  expect((await firm.ask(firm.people.mia, 'DELETE', `/api/tokens/${id}`)).statusCode).toBe(404)
  expect((await firm.ask(firm.people.sam, 'DELETE', `/api/tokens/${id}`)).statusCode).toBe(204)
  expect(
    (await firm.app.inject({ url: '/api/session', headers: { authorization: `Bearer ${token}` } }))
      .statusCode,
  ).toBe(401)
})

test('an invitation: made by the administrator, mailed, used once, and the user is in', async () => {
  const role = (await firm.context.settings())!.roles.values().find((each) => each.builtIn === 'employee')!
  const user = (
    await firm.ask(firm.people.adam, 'POST', '/api/users', {
      name: 'Nowa Zofia',
      email: 'zofia@example.com',
      roles: [role.id],
    })
  ).json()
  const { link, mailed } = (await firm.ask(firm.people.adam, 'POST', `/api/users/${user.id}/link`, {})).json()
  expect(mailed).toBe(true)
  expect(mails.at(-1)).toContain('zofia@example.com')
  const token = new URL(link).searchParams.get('token')!
  expect((await firm.ask(undefined, 'GET', `/api/links/${token}`)).json()).toEqual({
    kind: 'invitation',
    name: 'Nowa Zofia',
    email: 'zofia@example.com',
  })
  expect(
    (await firm.ask(undefined, 'POST', `/api/links/${token}`, { password: 'krótkie' })).json().problems,
  ).toMatchObject([{ at: 'password', code: 'passwordTooShort' }])
  expect(
    (await firm.ask(undefined, 'POST', `/api/links/${token}`, { password: 'zielone drzewo za oknem' }))
      .statusCode,
  ).toBe(201)
  expect(
    (await firm.ask(undefined, 'POST', `/api/links/${token}`, { password: 'zielone drzewo za oknem' }))
      .statusCode,
  ).toBe(410)
  expect((await signIn('zofia@example.com', 'zielone drzewo za oknem')).statusCode).toBe(201)
})

test('where the mail does not leave, the administrator is shown the link of an invitation', async () => {
  const lost: string[] = []
  const mailer = { ready: true, send: () => Promise.reject(new Error('connection refused')) }
  const app = await createApp({ ...firm.context, mailer, log: (line) => void lost.push(line) })
  const user = await firm.make(firm.people.adam, 'user', { name: 'Nowy', email: 'nowy@example.com' })
  const answer = await app.inject({
    method: 'POST',
    url: `/api/users/${user.id}/link`,
    headers: { cookie: `kartoteka=${await openSession(firm.db, firm.people.adam, 'test')}` },
  })
  await app.close()
  expect(answer.json()).toMatchObject({ mailed: false, link: expect.stringContaining('/invitation?token=') })
  expect(lost).toEqual(['mail: connection refused'])
})

test('A38 a forgotten password: the answer tells nothing, the mail has the link, older sessions end', async () => {
  const before = mails.length
  for (const email of ['sam@example.com', 'nobody@example.com'])
    expect((await firm.ask(undefined, 'POST', '/api/password-reset', { email })).statusCode).toBe(204)
  await expect.poll(() => mails.length).toBe(before + 1)
  expect(mails.at(-1)).toContain('https://kartoteka.example/password?token')
  const token = /token=3D([\w=\r\n-]+?)\r\n\r\n/.exec(mails.at(-1)!)?.[1]?.replace(/=\r\n/g, '')
  const old = await firm.ask(firm.people.sam, 'GET', '/api/session')
  expect(old.statusCode).toBe(200)
  expect(
    (await firm.ask(undefined, 'POST', `/api/links/${token}`, { password: 'nowe dobre hasło sama' }))
      .statusCode,
  ).toBe(201)
  expect((await firm.ask(firm.people.sam, 'GET', '/api/session')).statusCode).toBe(401)
})

test('A38 too many resets are answered like the first, for somebody and for nobody, and mailed five times', async () => {
  const [mailed, limits] = [
    mails.length,
    await firm.db.read(sql`select 1 from throttle where key like 'reset %'`),
  ]
  for (let i = 0; i < 7; i += 1)
    for (const email of ['rita@example.com', 'nobody@example.com']) {
      const answer = await firm.app.inject({
        method: 'POST',
        url: '/api/password-reset',
        remoteAddress: `10.0.0.${i}`,
        payload: { email },
      })
      expect([answer.statusCode, answer.body]).toEqual([204, ''])
    }
  await expect
    .poll(() => firm.db.read(sql`select count from throttle where key = ${`reset ${firm.people.rita}`}`))
    .toEqual([{ count: 7 }])
  await expect.poll(() => mails.length).toBe(mailed + 5)
  expect(limits).toHaveLength(
    (await firm.db.read(sql`select 1 from throttle where key like 'reset %'`)).length - 8,
  )
})

test('A38 a reset link works once and not after a newer one was asked for', async () => {
  const older = await makeLink(firm.db, 'password', firm.people.olga)
  const newer = await makeLink(firm.db, 'password', firm.people.olga)
  expect(
    (await firm.ask(undefined, 'POST', `/api/links/${older}`, { password: 'długie hasło olgi' })).statusCode,
  ).toBe(410)
  expect(
    (await firm.ask(undefined, 'POST', `/api/links/${newer}`, { password: 'długie hasło olgi' })).statusCode,
  ).toBe(201)
})

const invite = async (name: string) => {
  const { id } = await firm.make(firm.people.adam, 'user', { name, email: `${name}@example.com` })
  return makeLink(firm.db, 'invitation', id)
}
const accept = (token: string) => firm.ask(undefined, 'POST', `/api/links/${token}`, { password })

test('A41 several who accept their invitations at the same moment all come in', async () => {
  const names = ['ala', 'ela', 'iza', 'ola']
  const tokens: string[] = []
  for (const name of names) tokens.push(await invite(name))
  const answers = await Promise.all(tokens.map(accept))
  expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(
    names.map(() => [201, expect.any(String)]),
  )
  for (const name of names) expect((await signIn(`${name}@example.com`, password)).statusCode).toBe(201)
})

test('A41 an invitation whose acceptance failed half way can be accepted again', async () => {
  const token = await invite('ula')
  await firm.db.write(sql`alter table "user" add constraint away check (status <> 'active') not valid`)
  expect((await accept(token)).statusCode).toBe(500)
  await firm.db.write(sql`alter table "user" drop constraint away`)
  expect((await accept(token)).statusCode).toBe(201)
  expect((await signIn('ula@example.com', password)).statusCode).toBe(201)
})

test('A12 nobody raises themselves, invites above themselves, or removes the last administrator', async () => {
  const { adam, mia, sam } = firm.people
  const administrator = [...(await firm.context.settings())!.roles.values()].find(
    (each) => each.builtIn === 'administrator',
  )!.id
  for (const user of [mia])
    expect((await firm.ask(user, 'PATCH', `/api/users/${user}`, { roles: [administrator] })).statusCode).toBe(
      403,
    )
  expect(
    (await firm.ask(mia, 'POST', '/api/users', { name: 'X', email: 'x@example.com', roles: [administrator] }))
      .statusCode,
  ).toBe(403)
  expect((await firm.ask(mia, 'POST', `/api/users/${sam}/link`, {})).statusCode).toBe(403)
  expect((await firm.ask(adam, 'PATCH', `/api/users/${adam}`, { roles: [] })).json().problems).toMatchObject([
    { code: 'lastAdministrator' },
  ])
  expect((await firm.ask(adam, 'DELETE', `/api/users/${adam}`)).json().problems).toMatchObject([
    { code: 'lastAdministrator' },
  ])
})

test('A28 requests of foreign pages are refused, whatever cookie they carry', async () => {
  const send = (headers: Record<string, string>) =>
    firm.ask(firm.people.adam, 'POST', '/api/labels', { name: 'obca', colour: 'red' }, headers)
  for (const [name, value] of [
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
  ] as const)
    expect((await send({ [name]: value })).json().code, `${name}: ${value}`).toBe('foreignOrigin')
  const form = await firm.app.inject({
    method: 'POST',
    url: '/api/labels',
    headers: { 'content-type': 'text/plain' },
    payload: '{"name":"x"}',
  })
  expect(form.statusCode).toBe(400)
  expect(await firm.db.read(sql`select 1 from label where name = 'obca'`)).toEqual([])
})

test('A40 the set-up page cannot be used again', async () => {
  expect((await firm.ask(undefined, 'GET', '/api/setup')).json()).toEqual({ needed: false, demo: false })
  const answer = await firm.ask(undefined, 'POST', '/api/setup', {
    token: await makeLink(firm.db, 'setup', null),
    firm: 'x',
    name: 'x',
    email: 'x@example.com',
    password: 'długie hasło obcego',
    language: 'pl',
  })
  expect(answer.json().code).toBe('setupDone')
})

test('everybody chooses their own language, and nothing else of themselves', async () => {
  const { mia } = firm.people
  expect((await firm.ask(mia, 'PATCH', '/api/session', { language: 'ru' })).statusCode).toBe(204)
  expect((await firm.ask(mia, 'GET', '/api/session')).json().user).toMatchObject({ language: 'ru' })
  expect((await firm.ask(mia, 'PATCH', '/api/session', { language: 'xx' })).json().title).toBe(
    'Это нельзя сохранить в таком виде.',
  )
  expect((await firm.ask(mia, 'PATCH', `/api/users/${mia}`, { name: 'Inna' })).statusCode).toBe(403)
})

test('the test mail arrives', async () => {
  const before = mails.length
  expect((await firm.ask(firm.people.adam, 'POST', '/api/mail-test', {})).json()).toEqual({
    sent: true,
    reason: null,
  })
  expect(mails.length).toBe(before + 1)
})
