/** Bulk changes of several parts: stopped, killed, gone on with, taken back. */
import type { BulkAnswer, BulkDeed } from '@kartoteka/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BulkTools, bulkTools } from '../../test/bulk.ts'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { runJobs } from '../jobs/runner.ts'
import { sealOnce } from '../journal/sealer.ts'
import { verifyJournal } from '../journal/verify.ts'
import { bulkTasks } from './tasks.ts'

let firm: TestFirm
let tools: BulkTools
beforeEach(async () => {
  firm = await openFirm()
  tools = bulkTools(firm)
})
afterEach(() => firm.close())

const many = 1_200
const move: BulkDeed = { does: 'set', field: 'town', value: 'Łódź' }
const where = { where: { field: 'town', is: 'is', value: 'Kraków' } }
const makeMany = () =>
  firm.as(firm.people.adam, async (act) => {
    for (let n = 0; n < many; n += 1)
      await act.create(entity('client'), { name: `Firma ${n}`, town: 'Kraków', owner: firm.people.sam })
  })
const inTown = async (town: string) => {
  const [row] = await firm.db.read<{ count: number }>(
    sql`select count(*)::int as count from client where town = ${town}`,
  )
  return row!.count
}
const entriesOf = async (act: string) => {
  const [row] = await firm.db.read<{ count: number; records: number; acts: number }>(
    sql`select count(*)::int as count, count(distinct record)::int as records, (select count(*) from act where id = ${act}::uuid)::int as acts from entry where act = ${act}::uuid`,
  )
  return row
}
const ended = new AbortController()
ended.abort()
/** One part, as a program does it that is told to end. */
const onePart = (task: string, id: string) => bulkTasks(firm.context)[task]!({ id }, ended.signal)
const begun = async (user: string): Promise<BulkAnswer> => {
  const counted = await tools.count(user, 'client', move, where)
  expect((await tools.step(user, counted.id, 'run')).statusCode).toBe(200)
  return counted
}

/** The same world, but its database dies at the given write, before it is done or just after. */
function dying(at: number, when: 'before' | 'after') {
  let writes = 0
  let dead = false
  const die = () => {
    dead = true
    throw Object.assign(new Error('killed'), { code: 'ECONNRESET' })
  }
  const db: Database = {
    ...firm.db,
    write: async (query) => {
      if (dead) die()
      writes += 1
      if (writes === at && when === 'before') die()
      const rows = await firm.db.write(query)
      if (writes === at) die()
      return rows as never
    },
    read: async (query) => (dead ? die() : firm.db.read(query)) as never,
  }
  return bulkTasks({ ...firm.context, db })
}

test('a filter that is changed by the run loses no record; it is one act that the journal can prove', async () => {
  await makeMany()
  const done = await tools.change(firm.people.sam, 'client', move, where)
  expect(done).toMatchObject({
    state: 'done',
    found: many,
    done: many,
    counts: { changed: many, refused: 0 },
  })
  expect(await inTown('Kraków')).toBe(0)
  expect(await entriesOf(done.id)).toEqual({ count: many, records: many, acts: 1 })
  while ((await sealOnce(firm.db)) > 0);
  expect((await verifyJournal(firm.db)).broken).toBeUndefined()
  const undone = await tools.undo(firm.people.sam, done.id)
  expect(undone).toMatchObject({ state: 'undone', undone: { records: many, left: 0 } })
  expect(await inTown('Kraków')).toBe(many)
  const [acts] = await firm.db.read(
    sql`select count(*)::int as count from act where undoes = ${done.id}::uuid`,
  )
  expect(acts).toEqual({ count: 1 })
})

test.each([
  ['before the first part', 3, 'before'],
  ['after the first part was kept', 3, 'after'],
  ['before the second part', 4, 'before'],
  ['after the last part was kept', 5, 'after'],
  ['before it is written down that it is done', 6, 'before'],
] as const)('killed %s it goes on where it was, without doubles', async (_, at, when) => {
  await makeMany()
  const { sam } = firm.people
  const { id } = await begun(sam)
  expect(await dying(at, when).bulkRun!({ id }, new AbortController().signal)).toEqual({ again: 1_000 })
  await tools.job('bulkRun', id)
  expect(await tools.now(sam, id)).toMatchObject({
    state: 'done',
    done: many,
    counts: { changed: many, same: 0, refused: 0 },
  })
  expect(await inTown('Łódź')).toBe(many)
  expect(await entriesOf(id)).toEqual({ count: many, records: many, acts: 1 })
})

test.each([
  ['while finding', 2, 'after'],
  ['while counting', 5, 'before'],
] as const)('killed %s the count goes on', async (_, at, when) => {
  await makeMany()
  const { sam } = firm.people
  const { id } = (await tools.post(sam, 'client', move, where)).json()
  expect(await dying(at, when).bulkCount!({ id }, new AbortController().signal)).toEqual({ again: 1_000 })
  await tools.job('bulkCount', id)
  expect(await tools.now(sam, id)).toMatchObject({ state: 'ready', found: many, checked: { changed: many } })
})

test('run twice at once every record is changed once', async () => {
  await makeMany()
  const { sam } = firm.people
  const { id } = await begun(sam)
  await Promise.all([tools.job('bulkRun', id), tools.job('bulkRun', id)])
  expect(await tools.now(sam, id)).toMatchObject({ state: 'done', counts: { changed: many } })
  expect(await entriesOf(id)).toEqual({ count: many, records: many, acts: 1 })
})

test('stopped in the middle, what was changed stays, is said, goes on or is taken back', async () => {
  await makeMany()
  const { sam } = firm.people
  const { id } = await begun(sam)
  expect(await onePart('bulkRun', id)).toEqual({ again: 0 })
  expect((await tools.step(sam, id, 'cancel')).json()).toMatchObject({ state: 'cancelling' })
  await tools.job('bulkRun', id)
  expect(await tools.now(sam, id)).toMatchObject({ state: 'cancelled', done: 500, counts: { changed: 500 } })
  expect(await inTown('Łódź')).toBe(500)
  await tools.run(sam, id)
  expect(await inTown('Łódź')).toBe(many)
  const undone = await tools.undo(sam, id)
  expect(undone).toMatchObject({ state: 'undone', undone: { records: many } })
  expect(await inTown('Łódź')).toBe(0)
  expect((await tools.step(sam, id, 'run')).statusCode).toBe(422)
})

test('a right that is lost meanwhile stops the rest', async () => {
  await makeMany()
  const { sam } = firm.people
  const { id } = await begun(sam)
  await onePart('bulkRun', id)
  const give = (scope: string) =>
    firm.db.write(sql`with p as (update permission set scope = ${scope} where entity = 'client' and verb = 'edit')
      update firm set settings_version = settings_version + 1`)
  await give('none')
  await tools.job('bulkRun', id)
  expect(await tools.now(sam, id)).toMatchObject({
    state: 'failed',
    problem: { code: 'rightsAreGone', sentence: expect.stringMatching(/^\p{Lu}/u) },
    counts: { changed: 500 },
  })
  expect(await inTown('Łódź')).toBe(500)
  await give('own')
  await firm.db.write(sql`update client set owner = ${firm.people.rita}::uuid where town = 'Kraków'`)
  expect(await tools.run(sam, id)).toMatchObject({
    state: 'done',
    counts: { changed: 500, refused: many - 500 },
  })
  expect(await inTown('Łódź')).toBe(500)
})

test('a filter that may not be asked any more when it is counted ends it', async () => {
  await makeMany()
  const { sam } = firm.people
  const { id } = (
    await tools.post(sam, 'client', { does: 'set', field: 'province', value: 'x' }, where)
  ).json()
  await firm.db.write(sql`with p as (insert into field_permission select id, 'client', 'town', 'hidden' from role where built_in = 'employee')
    update firm set settings_version = settings_version + 1`)
  await tools.job('bulkCount', id)
  expect(await tools.now(sam, id)).toMatchObject({ state: 'failed', problem: { code: 'rightsAreGone' } })
  expect((await tools.step(sam, id, 'run')).statusCode).toBe(422)
})

test('who began it is blocked: nothing more is done in their name', async () => {
  await makeMany()
  const { sam, adam } = firm.people
  const { id } = await begun(sam)
  await firm.ask(adam, 'POST', `/api/users/${sam}/block`, {})
  await tools.job('bulkRun', id)
  expect(await tools.now(adam, id)).toMatchObject({ state: 'failed', problem: { code: 'beginnerIsGone' } })
  expect(await inTown('Łódź')).toBe(0)
})

test('what somebody changed since is left and named when it is taken back', async () => {
  await makeMany()
  const { sam, rita, adam } = firm.people
  const done = await tools.change(sam, 'client', move, where)
  const [row] = await firm.db.read<{ id: string; name: string }>(
    sql`select id, name from client where town = 'Łódź' order by name limit 1`,
  )
  const { id, name } = row!
  await firm.ask(adam, 'PATCH', `/api/clients/${id}`, { town: 'Gdańsk' })
  const undone = await tools.undo(sam, done.id)
  expect(undone.undone).toMatchObject({
    records: many - 1,
    left: 1,
    examples: [{ entity: 'client', id, title: name, because: 'changed' }],
  })
  expect([await inTown('Kraków'), await inTown('Gdańsk')]).toEqual([many - 1, 1])
  expect((await firm.ask(rita, 'POST', `/api/bulk-changes/${done.id}/undo`, {})).statusCode).toBe(404)
})

test('what it gave a label that is gone now is left, and the rest is taken back', async () => {
  const { adam } = firm.people
  const label = (await firm.make(adam, 'label', { name: 'dawna', colour: 'blue' })).id
  const first = (await firm.make(adam, 'client', { name: 'Pierwsza', labels: [label] })).id
  const second = (await firm.make(adam, 'client', { name: 'Druga' })).id
  const done = await tools.change(
    adam,
    'client',
    { does: 'set', field: 'labels', value: [] },
    { ids: [first, second] },
  )
  const town = await tools.change(adam, 'client', move, { ids: [first, second] })
  await firm.ask(adam, 'DELETE', `/api/labels/${label}`)
  expect((await tools.undo(adam, done.id)).undone).toMatchObject({ records: 0, left: 1 })
  expect((await tools.undo(adam, town.id)).undone).toMatchObject({ records: 2, left: 0 })
})

test('the program’s own runner takes it from the count to the end', async () => {
  await makeMany()
  const { sam } = firm.people
  const tasks = bulkTasks(firm.context)
  const runner = runJobs({
    db: firm.db,
    connection: firm.database.poolConfig,
    tasks,
    log: (line) => console.error(line),
  })
  try {
    const { id } = (await tools.post(sam, 'client', move, where)).json()
    await expect.poll(() => tools.now(sam, id), { timeout: 20_000 }).toMatchObject({ state: 'ready' })
    await tools.step(sam, id, 'run')
    await expect.poll(() => tools.now(sam, id), { timeout: 20_000 }).toMatchObject({ state: 'done' })
    expect(await inTown('Łódź')).toBe(many)
  } finally {
    await runner.stop()
  }
})
