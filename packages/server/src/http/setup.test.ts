import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { type FreshDatabase, freshDatabase } from '../../test/server.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { beginFirm } from '../firm/begin.ts'
import { keptSettings } from '../firm/keptSettings.ts'
import { createApp } from './app.ts'
import type { Context } from './context.ts'

let firm: TestFirm
let fresh: FreshDatabase
let db: Database
let context: Context
let app: FastifyInstance
beforeAll(async () => {
  firm = await openFirm()
  fresh = await freshDatabase()
  db = openDatabase(fresh.poolConfig)
  context = { ...firm.context, db, settings: keptSettings(db) }
  app = await createApp(context)
})
afterAll(async () => {
  await app.close()
  await db.close()
  await fresh.drop()
  await firm.close()
})

const setUp = (body: object) => app.inject({ method: 'POST', url: '/api/setup', payload: body })
const firmOf = () => db.read(sql`select name, country, zone from firm`)
const said = {
  firm: 'Nowa Firma',
  name: 'Ewa Nowa',
  email: 'Ewa@example.com',
  password: 'zielone drzewo za oknem',
  language: 'pl',
  country: 'XX',
  zone: 'Nowhere/Else',
}

test('an administrator from the environment who could never sign in is not made', async () => {
  const asTold = (email: string, password = said.password) =>
    beginFirm({ ...context, config: { ...context.config, administrator: { email, password } } })
  await expect(asTold('ewa.example.com')).rejects.toThrow('KARTOTEKA_ADMIN_EMAIL')
  await expect(asTold('ewa@example.com', 'krótkie')).rejects.toThrow('KARTOTEKA_ADMIN_PASSWORD')
  expect(await firmOf()).toEqual([])
})

test('A40 without the link nothing is set up, with it once; what is no country and no zone is not kept', async () => {
  const token = await beginFirm(context)
  expect((await setUp({ ...said, token: 'x'.repeat(43) })).json()).toMatchObject({ code: 'linkExpired' })
  const { problems } = (await setUp({ token })).json()
  expect(problems.map(({ at }: { at: string }) => at).sort()).toEqual([
    'email',
    'firm',
    'language',
    'name',
    'password',
  ])
  expect(await firmOf()).toEqual([])
  const done = await setUp({ ...said, token })
  expect(done.statusCode, done.body).toBe(201)
  expect(await firmOf()).toEqual([{ name: 'Nowa Firma', country: 'PL', zone: 'Europe/Warsaw' }])
  const headers = { cookie: String(done.headers['set-cookie']).split(';')[0]! }
  expect((await app.inject({ url: '/api/session', headers })).json()).toMatchObject({
    user: { email: 'ewa@example.com' },
    reader: { administrator: true },
  })
  expect((await setUp({ ...said, token })).json()).toMatchObject({ code: 'setupDone' })
})
