/** Imports that are stopped, killed, repeated: nothing is lost, nothing comes twice. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nip } from '../../../../bench/volume/numbers.ts'
import { type ImportingFirm, openImportingFirm } from '../../test/imports.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { runJobs } from '../jobs/runner.ts'
import { verifyJournal } from '../journal/verify.ts'
import { importTasks } from './tasks.ts'

let firm: ImportingFirm
beforeEach(async () => {
  firm = await openImportingFirm()
})
afterEach(() => firm.close())

/** So many firms, each with a person; every tenth row is of the firm nine rows before. */
const file = (rows: number) =>
  `ID kontrahenta;Nazwa;NIP;Miasto;Imię;Nazwisko\n${Array.from({ length: rows }, (_, n) => {
    const firmOf = n % 10 === 9 ? n - 9 : n
    return `${firmOf};Firma ${firmOf};${n % 50 === 7 ? '1' : nip(firmOf)};Łódź;Jan;Kos${n}\n`
  }).join('')}`

const never = new AbortController().signal
const state = async (id: string) => (await firm.ask(firm.people.sam, 'GET', `/api/imports/${id}`)).json()
const counted = async () => {
  const [row] =
    await firm.db.read(sql`select (select count(*) from client)::int as clients, (select count(*) from person)::int as people,
    (select count(*) from position)::int as positions, (select count(distinct external_id) from client)::int as numbers,
    (select count(*) from act where name = 'import')::int as acts, (select count(*) from import_reject)::int as rejects`)
  return row
}
const whole = { clients: 1_056, people: 1_176, positions: 1_176, numbers: 1_056, acts: 1, rejects: 24 }

/** The same world, but its database dies with this error at the given write, before it is done or just after. */
function dying(at: number, when: 'before' | 'after', error: () => Error) {
  let writes = 0
  let dead = false
  const die = () => {
    dead = true
    throw error()
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
  return importTasks({ ...firm.context, db })
}

test('a whole file of several parts, as one act that the journal can prove', async () => {
  const answer = await firm.take(firm.people.sam, file(1_200))
  expect(answer).toMatchObject({
    state: 'done',
    counts: {
      rows: 1_200,
      newClients: 1_056,
      joinedClients: 120,
      newPeople: 1_176,
      joinedPeople: 0,
      bad: 24,
    },
  })
  expect(answer.bytes).toBe(answer.size)
  expect(await counted()).toEqual(whole)
  const entries = await firm.db.read(sql`select 1 from entry where act = ${answer.act}::uuid`)
  expect(entries).toHaveLength(1_056 + 2 * 1_176)
  expect((await verifyJournal(firm.db)).broken).toBeUndefined()
  const words = await firm.db.read(sql`select 1 from word where text = 'kos1199'`)
  expect(words).toHaveLength(1)
})

test.each([
  ['before the first part', 3, 'before'],
  ['after the first part was kept', 3, 'after'],
  ['before the second part', 4, 'before'],
  ['after the last part was kept', 5, 'after'],
] as const)('killed %s it goes on where it was, without doubles', async (_, at, when) => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, file(1_200))
  await firm.ask(sam, 'POST', `/api/imports/${id}/run`, {})
  const killed = dying(at, when, () => Object.assign(new Error('killed'), { code: 'ECONNRESET' }))
  expect(await killed.import!({ id }, never)).toEqual({ again: 1_000 })
  expect((await state(id)).state).toBe('running')
  await firm.job('import', id)
  expect(await state(id)).toMatchObject({
    state: 'done',
    counts: { rows: 1_200, newClients: 1_056, bad: 24 },
  })
  expect(await counted()).toEqual(whole)
  expect((await verifyJournal(firm.db)).broken).toBeUndefined()
})

test('what has come in is what PostgreSQL plans by at once, unless an index is being built', async () => {
  const guessed = async () => {
    const [row] = await firm.db.read<{ n: number }>(
      sql`select reltuples::int as n from pg_class where oid = 'person'::regclass`,
    )
    return row!.n
  }
  const people = async () =>
    (await firm.db.read<{ n: number }>(sql`select count(*)::int as n from person`))[0]!.n
  await firm.take(firm.people.sam, file(100))
  expect(await guessed()).toBe(await people())
  const builder = await firm.db.pool.connect()
  await builder.query('begin')
  await builder.query('lock table person in share update exclusive mode')
  expect(await firm.take(firm.people.sam, file(200))).toMatchObject({ state: 'done' })
  expect(await guessed()).toBeLessThan(await people())
  await builder.query('rollback')
  builder.release()
})

test('run twice at once it comes in once', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, file(1_200))
  await firm.ask(sam, 'POST', `/api/imports/${id}/run`, {})
  await Promise.all([firm.job('import', id), firm.job('import', id), firm.job('import', id)])
  expect(await state(id)).toMatchObject({ state: 'done' })
  expect(await counted()).toEqual(whole)
})

test('what nobody foresaw stops it with a number, and it can be run on', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, file(1_200))
  await firm.ask(sam, 'POST', `/api/imports/${id}/run`, {})
  const logged: string[] = []
  const broken = importTasks({
    ...firm.context,
    log: (line) => logged.push(line),
    db: {
      ...firm.db,
      read: async (query) => {
        const rows = await firm.db.read(query)
        if ((rows[0] as { line?: number })?.line === 0 && (rows[0] as { state?: string }).state === 'running')
          throw new TypeError('a bug')
        return rows as never
      },
    },
  })
  expect(await broken.import!({ id }, never)).toBeUndefined()
  const failed = await state(id)
  expect(failed).toMatchObject({ state: 'failed', problem: { code: 'broken' } })
  expect(logged[0]).toContain(failed.problem.params.number)
  expect(await firm.run(sam, id)).toMatchObject({ state: 'done', problem: null })
  expect(await counted()).toEqual(whole)
})

test('cancelled, what is done stays; it can be run on, or taken back', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, file(2_400))
  await firm.ask(sam, 'POST', `/api/imports/${id}/run`, {})
  const running = firm.job('import', id)
  while ((await state(id)).counts.rows === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const cancelled = await firm.ask(sam, 'POST', `/api/imports/${id}/cancel`, {})
  expect(cancelled.statusCode).toBe(200)
  await running
  const stopped = await state(id)
  expect(stopped.state).toBe('cancelled')
  expect(stopped.counts.rows).toBeGreaterThan(0)
  expect(stopped.counts.rows).toBeLessThan(2_400)
  expect(await firm.db.read(sql`select 1 from client`)).toHaveLength(stopped.counts.newClients)
  expect(await firm.run(sam, id)).toMatchObject({ state: 'done', counts: { rows: 2_400, newClients: 2_112 } })
  expect(await firm.undo(sam, id)).toMatchObject({ state: 'undone', undone: { left: 0 } })
  expect((await firm.db.read(sql`select 1 from client where deleted_at is null`)).length).toBe(0)
})

test('a row that the database refuses is bad by itself', async () => {
  await firm.db.write(sql`alter table client add constraint no_storks check (name <> 'Bocian')`)
  const answer = await firm.take(
    firm.people.sam,
    `Nazwa;Miasto\n${Array.from({ length: 40 }, (_, n) => `${n === 23 ? 'Bocian' : `Ptak ${n}`};Łódź\n`).join('')}`,
  )
  expect(answer).toMatchObject({ state: 'done', counts: { rows: 40, newClients: 39, bad: 1 } })
  expect(await firm.rejects(firm.people.sam, answer.id)).toContain(
    '25;;Baza danych nie przyjęła tego wiersza.;Bocian;Łódź',
  )
})

test('who may no longer work here brings nothing more in', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, file(100))
  await firm.ask(sam, 'POST', `/api/imports/${id}/run`, {})
  await firm.db.write(sql`update "user" set status = 'blocked' where id = ${sam}::uuid`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  await firm.job('import', id)
  const [row] = await firm.db.read(sql`select state, problem from import where id = ${id}::uuid`)
  expect(row).toMatchObject({ state: 'failed', problem: { code: 'userIsGone' } })
  expect(await firm.db.read(sql`select 1 from client`)).toEqual([])
})

test('the runner does it by itself, and what it was at when it stopped goes on with the next one', async () => {
  const { sam } = firm.people
  const tasks = importTasks(firm.context)
  const runner = () =>
    runJobs({ db: firm.db, connection: firm.database.poolConfig, tasks, log: (line) => console.error(line) })
  const first = runner()
  const { id } = await firm.bring(sam, file(3_000))
  await firm.ask(sam, 'POST', `/api/imports/${id}/run`, {})
  while ((await state(id)).counts.rows === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await first.stop()
  expect(await state(id)).toMatchObject({ state: 'running' })
  const second = runner()
  while ((await state(id)).state !== 'done') await new Promise((resolve) => setTimeout(resolve, 50))
  await second.stop()
  expect(await state(id)).toMatchObject({ counts: { rows: 3_000, newClients: 2_640 } })
})

test('a job whose program died is taken up by the next', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, file(20))
  await firm.ask(sam, 'POST', `/api/imports/${id}/run`, {})
  // As a killed program leaves it.
  await firm.db.write(
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-of-the-dead', attempts = 1`,
  )
  const runner = runJobs({
    db: firm.db,
    connection: firm.database.poolConfig,
    tasks: importTasks(firm.context),
    log: (line) => console.error(line),
  })
  while ((await state(id)).state !== 'done') await new Promise((resolve) => setTimeout(resolve, 50))
  await runner.stop()
  expect(await firm.db.read(sql`select 1 from client`)).toHaveLength(17)
})

test('the database away for a moment is waited for', async () => {
  const { sam } = firm.people
  const { id } = await firm.bring(sam, file(600))
  await firm.ask(sam, 'POST', `/api/imports/${id}/run`, {})
  const gone = dying(4, 'before', () => new Fault('databaseGone'))
  expect(await gone.import!({ id }, never)).toEqual({ again: 1_000 })
  expect(await state(id)).toMatchObject({ state: 'running', counts: { rows: 500 } })
})
