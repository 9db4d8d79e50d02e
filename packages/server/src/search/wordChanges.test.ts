/** Words that come to a client at the moment in which it is given away are read with its new rights. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Act } from '../records/act.ts'
import { flushSql } from '../records/flush.ts'
import { perform, prepareAct } from '../records/perform.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

const make = async (name: string) => (await firm.make(firm.people.sam, 'client', { name })).id
const addPlace = (client: string) => (act: Act) =>
  act.create(entity('place'), { client, name: 'Zatoka', town: 'Puck' })
const give = (client: string) =>
  firm.as(firm.people.adam, (act) => act.change(entity('client'), client, { owner: firm.people.olga }))
const owners = (client: string) =>
  firm.db.read(sql`select distinct owner from word where client = ${client}::uuid`)
/** Olga sees only her own. */
const found = async (typed: string) =>
  (await firm.ask(firm.people.olga, 'GET', `/api/search?q=${typed}`)).json().hits.length

test('given away between the reading of its rights and the writing of the words', async () => {
  const client = await make('Wyścig')
  let given = false
  const read: Database['read'] = async (query) => {
    const rows = await firm.db.read(query)
    if (!given && 'sql' in query && query.sql.startsWith('select id, owner, department, visibility')) {
      given = true
      await give(client)
    }
    return rows as never
  }
  const db = { ...firm.db, read }
  await perform(db, await firm.asking(firm.people.mia), { name: 'place.create' }, addPlace(client))
  expect(given).toBe(true)
  expect(await owners(client)).toEqual([{ owner: firm.people.olga }])
  expect(await found('zatoka')).toBe(1)
})

test('given away while the words are being written', async () => {
  const client = await make('Zwłoka')
  const act = new Act(firm.db, await firm.asking(firm.people.mia))
  const place = await addPlace(client)(act)
  const { kept } = await prepareAct(firm.db, act, { name: 'place.create' }, place)
  if (!kept || !('together' in kept)) throw new Error('it goes alone')
  let giving: Promise<unknown> | undefined
  await firm.db.transaction(async (run) => {
    await run(flushSql([kept.together]))
    giving = give(client)
    const waiting = () =>
      firm.db.read(
        sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    await Promise.race([giving, expect.poll(waiting, { timeout: 5_000 }).not.toHaveLength(0)])
  })
  await giving
  expect(await owners(client)).toEqual([{ owner: firm.people.olga }])
  expect(await found('zatoka')).toBe(2)
})
