/** What is about a record goes with it when the bin is emptied, and stays as long as that record could still come back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { binDays, emptyBin } from './empty.ts'

const day = 86_400_000
const due = () => new Date(Date.now() + (binDays + 1) * day)

let firm: TestFirm
let client: string
beforeEach(async () => {
  firm = await openFirm()
  client = (await make('client', { name: 'Młyn' })) as string
})
afterEach(() => firm.close())

const make = async (
  name: 'client' | 'talk' | 'task' | 'note' | 'attachment' | 'person' | 'position',
  values: object,
) => (await firm.make(firm.people.sam, name, values)).id
const noteAbout = (name: string, id: string, of: string | null = client) =>
  make('note', { client: of, text: 'Notatka', about: { entity: name, id } })
const bin = (name: string, id: string) =>
  firm.as(firm.people.adam, (act) => act.remove(entity(name as 'client'), id))
const isThere = async (table: string, id: string) =>
  (await firm.db.read(sql`select 1 from ${sql.id(table)} where id = ${id}::uuid`)).length > 0

test('notes and files about a talk that is due go before it; those of other talks stay', async () => {
  const talk = await make('talk', { client, text: 'Dawna' })
  const stays = await make('talk', { client, text: 'Nowa' })
  const note = await noteAbout('talk', talk)
  const file = await make('attachment', { client, name: 'skan.pdf', about: { entity: 'talk', id: talk } })
  const kept = await noteAbout('talk', stays)
  await bin('talk', talk)
  await emptyBin(firm.context, new Date(Date.now() + (binDays - 1) * day))
  expect(await isThere('note', note)).toBe(true)
  await emptyBin(firm.context, due())
  expect([
    await isThere('talk', talk),
    await isThere('note', note),
    await isThere('attachment', file),
  ]).toEqual([false, false, false])
  expect([await isThere('talk', stays), await isThere('note', kept)]).toEqual([true, true])
  const entries = await firm.db.read<{ record: string }>(
    sql`select e.record from entry e join act a on a.id = e.act where a.name = 'bin.empty'`,
  )
  expect(entries.map(({ record }) => record).sort()).toEqual([talk, note, file].sort())
})

test('what is about a task that a talk still names stays with it, though it cannot be seen', async () => {
  const task = await make('task', { what: 'Krok', client: null })
  const talk = await make('talk', { client, text: 'Rozmowa' })
  await firm.as(firm.people.sam, (act) =>
    act.change(entity('talk'), talk, { nextStep: task }, undefined, 'server'),
  )
  const note = await noteAbout('task', task, null)
  await bin('task', task)
  await emptyBin(firm.context, due())
  expect([await isThere('task', task), await isThere('note', note)]).toEqual([true, true])
  await firm.as(firm.people.adam, (act) => act.restore(entity('task'), task))
  expect((await firm.ask(firm.people.sam, 'GET', `/api/notes/${note}`)).statusCode).toBe(200)
})

test('a person goes with what is about them once they stand nowhere any more', async () => {
  const person = await make('person', { lastName: 'Kos' })
  const position = await make('position', { client, person })
  const note = await noteAbout('person', person)
  await bin('person', person)
  await emptyBin(firm.context, due())
  expect([await isThere('person', person), await isThere('note', note)]).toEqual([true, true])
  await bin('position', position)
  await emptyBin(firm.context, due())
  expect([await isThere('person', person), await isThere('note', note)]).toEqual([false, false])
})

test('a client goes with its talks and what is about them', async () => {
  const talk = await make('talk', { client, text: 'Rozmowa' })
  const note = await noteAbout('talk', talk)
  await bin('client', client)
  await emptyBin(firm.context, due())
  expect([await isThere('client', client), await isThere('talk', talk), await isThere('note', note)]).toEqual(
    [false, false, false],
  )
})

test('a talk with more than fits goes in parts; one that is taken out just then keeps every note', async () => {
  const talk = await make('talk', { client, text: 'Rozmowa' })
  await firm.db.write(sql`insert into note (id, version, created_at, updated_at, client, text, pinned, about_type, about_id)
    select gen_random_uuid(), 1, now(), now(), ${client}::uuid, '[]', false, 'talk', ${talk}::uuid from generate_series(1, 1200)`)
  const notes = async () =>
    Number((await firm.db.read<{ n: number }>(sql`select count(*)::int as n from note`))[0]?.n)
  await bin('talk', talk)
  let isRestored = false
  const db: Database = {
    ...firm.db,
    write: async (query) => {
      if (!isRestored) await firm.as(firm.people.adam, (act) => act.restore(entity('talk'), talk))
      isRestored = true
      return firm.db.write(query)
    },
  }
  await emptyBin({ ...firm.context, db }, due())
  expect([await isThere('talk', talk), await notes()]).toEqual([true, 1_200])
  await bin('talk', talk)
  await emptyBin(firm.context, due())
  expect([await isThere('talk', talk), await notes()]).toEqual([false, 0])
})
