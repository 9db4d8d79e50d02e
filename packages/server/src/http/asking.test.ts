/** What is read by somebody who was known a moment ago: together with whether they still are. */
import type { FastifyRequest } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import type { Database } from '../db/database.ts'
import { type named, unnamed } from '../db/prepared.ts'
import { sql } from '../db/sql.ts'
import { openSession } from '../session/sessions.ts'
import { reading } from './asking.ts'
import type { Context } from './context.ts'

let firm: TestFirm
let client: string
beforeAll(async () => {
  firm = await openFirm()
  const made = await firm.make(firm.people.sam, 'client', {
    name: 'Żytko i Wspólnicy',
    phones: [{ number: '+48845550678' }],
  })
  client = made.id
})
afterAll(() => firm.close())

const where = (filter: object) => encodeURIComponent(JSON.stringify(filter))
const containing = { field: 'name', is: 'contains', value: 'ytko' }
const addresses = (): readonly string[] => [
  '/api/clients',
  `/api/clients?where=${where(containing)}`,
  `/api/clients?where=${where({ field: 'name', is: 'contains', value: 'nikt taki' })}`,
  `/api/clients/count?where=${where(containing)}`,
  `/api/clients/${client}`,
  `/api/clients/${client}/card`,
  `/api/clients/${client}/people`,
  `/api/clients/${client}/history`,
  `/api/activity?client=${client}`,
  '/api/search?q=zytko',
  '/api/search?q=ytko',
  '/api/search?q=qqqqqq',
  '/api/search?q=',
  '/api/call?number=%2B48845550678',
  '/api/today',
  '/api/today?for=team',
]

test('A39 whoever was signed in a moment ago, and is no longer, reads nothing more', async () => {
  const { sam } = firm.people
  for (const address of addresses()) {
    const secret = await openSession(firm.db, sam, 'test')
    const ask = () => firm.app.inject({ url: address, headers: { cookie: `kartoteka=${secret}` } })
    const first = await ask()
    expect(first.statusCode, address).toBe(200)
    const again = await ask()
    expect(again.statusCode, address).toBe(200)
    expect(again.body).toBe(first.body)
    await firm.db.write(sql`delete from session where "user" = ${sam}::uuid`)
    expect((await ask()).statusCode, address).toBe(401)
  }
})

test('A39 a right taken away past this program is gone with the next answer, and so is what it showed', async () => {
  const { rita } = firm.people
  const ask = (url: string) => firm.ask(rita, 'GET', url)
  await firm.ask(firm.people.adam, 'PATCH', `/api/clients/${client}`, { owner: rita })
  for (const address of addresses()) await ask(address)
  await firm.db.write(sql`update permission set scope = 'none' where entity = 'client' and verb = 'read'
    and role in (select target from user_roles where record = ${rita}::uuid)`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  for (const address of addresses()) expect((await ask(address)).body, address).not.toContain('ytko')
})

/** All that reaches the database of a context, in order, as its text. */
function overheard(context: Context): { context: Context; said: string[] } {
  const said: string[] = []
  const { db } = context
  const hear =
    <A extends readonly [Parameters<typeof named>[0], ...unknown[]], R>(run: (...args: A) => R) =>
    (...args: A) => {
      said.push(unnamed(args[0]).text)
      return run(...args)
    }
  const heard = {
    ...db,
    read: hear(db.read),
    readOnce: hear(db.readOnce),
    search: hear(db.search),
    readOne: hear(db.readOne),
    searchOne: hear(db.searchOne),
  } as Database
  return { context: { ...context, db: heard }, said }
}

const from = (secret: string) =>
  ({ headers: {}, cookies: { kartoteka: secret }, method: 'GET' }) as unknown as FastifyRequest

test('of one row the look-up is answered along, and asks nothing of its own', async () => {
  const { context, said } = overheard(firm.context)
  const request = from(await openSession(firm.db, firm.people.adam, 'test'))
  const read = () =>
    reading(context, request, async (_, db) => (await db.readOne<{ n: number }>(sql`select 7 as n`))!.n)
  expect(await read()).toBe(7)
  expect(said).toHaveLength(2)
  said.length = 0
  expect(await read()).toBe(7)
  expect(said).toEqual(['select 7 as n'])
  said.length = 0
  const searched = await reading(context, request, (_, db) =>
    db.searchOne<{ n: number }>(sql`select ${8}::int as n`),
  )
  expect(searched).toMatchObject({ n: 8 })
  expect(said).toHaveLength(1)
})

test('beside many rows, none, or a statement that failed it is looked up', async () => {
  const { context, said } = overheard(firm.context)
  const request = from(await openSession(firm.db, firm.people.adam, 'test'))
  await reading(context, request, async () => {})
  const ways: readonly ((db: Database) => Promise<unknown>)[] = [
    (db) => db.read(sql`select n from generate_series(1, 3) n`),
    (db) => db.readOne(sql`select 1 where false`),
    (db) => db.searchOne(sql`select 1 / 0`).catch(() => 'caught'),
    async () => 'nothing asked',
  ]
  for (const way of ways) {
    said.length = 0
    await reading(context, request, (_, db) => way(db))
    expect(said.filter((text) => text.includes('settings_version'))).toHaveLength(1)
  }
  await expect(reading(context, request, (_, db) => db.read(sql`select 1 / 0`))).rejects.toThrow(/zero/)
})

test('A39 who goes between two statements of an answer gets none, whichever saw it', async () => {
  const { sam } = firm.people
  const gone = () => firm.db.write(sql`delete from session where "user" = ${sam}::uuid`)
  const one = (db: Database) => db.readOne(sql`select 1 as n`)
  const orders: readonly ((db: Database) => Promise<unknown>)[] = [
    (db) =>
      one(db)
        .then(gone)
        .then(() => one(db)),
    (db) =>
      one(db)
        .then(gone)
        .then(() => db.read(sql`select 1`)),
    (db) =>
      db
        .read(sql`select 1`)
        .then(gone)
        .then(() => one(db)),
    (db) =>
      one(db)
        .then(gone)
        .then(() => db.searchOne(sql`select 1 as n`)),
  ]
  for (const order of orders) {
    const request = from(await openSession(firm.db, sam, 'test'))
    await reading(firm.context, request, async () => {})
    await expect(reading(firm.context, request, (_, db) => order(db))).rejects.toMatchObject({
      code: 'notSignedIn',
    })
  }
})

test('what changed in the settings meanwhile is read anew with them', async () => {
  const request = from(await openSession(firm.db, firm.people.adam, 'test'))
  const versions: number[] = []
  const answer = await reading(firm.context, request, async () => 'first')
  expect(answer).toBe('first')
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  await reading(firm.context, request, async ({ settings }, db) => {
    versions.push(settings.version)
    await db.readOne(sql`select 1 as n`)
  })
  expect(versions).toEqual([versions[0], versions[0]! + 1])
})
