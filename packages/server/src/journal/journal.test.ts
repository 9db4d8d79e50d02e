import { canonical } from '@kartoteka/model'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { sealedSince } from './sealed.ts'
import { sealOnce } from './sealer.ts'
import { verifyJournal } from './verify.ts'
import { unsealedFor } from './watch.ts'

let firm: TestFirm
beforeEach(async () => {
  firm = await openFirm()
})
afterEach(() => firm.close())

const some = async (count: number) => {
  for (let i = 0; i < count; i += 1)
    await firm.make(firm.people.sam, 'client', { name: `Klient ${i}`, phones: ['601 234 567'], labels: [] })
}

/** Seals all there is. A transaction of another database of the same server may hold it up for a moment. */
const seal = () =>
  expect
    .poll(
      async () => {
        await sealOnce(firm.db)
        return (await verifyJournal(firm.db)).open
      },
      { timeout: 15_000 },
    )
    .toBe(0)

test('a chain of seals holds, and says up to where', async () => {
  await some(3)
  await seal()
  const before = (await verifyJournal(firm.db)).seals
  await some(2)
  await seal()
  expect(await sealOnce(firm.db)).toBe(0)
  const verdict = await verifyJournal(firm.db)
  expect(verdict).toMatchObject({ open: 0, broken: undefined })
  expect(verdict.seals).toBeGreaterThan(before)
  await some(1)
  expect(await verifyJournal(firm.db)).toMatchObject({ open: 1, broken: undefined })
})

test('entries of one transaction are sealed in the order in which they were written, however many digits they have', async () => {
  await seal()
  await firm.as(firm.people.sam, async (act) => {
    for (let i = 0; i < 120; i += 1) await act.create(entity('client'), { name: `Klient ${i}` })
  })
  await seal()
  const seals = await firm.db.read<{ entries: string[] }>(
    sql`select entries::text[] as entries from seal order by number`,
  )
  const ids = seals.flatMap(({ entries }) => entries.map(Number))
  expect(ids.length).toBeGreaterThan(120)
  expect(ids).toEqual([...ids].sort((one, other) => one - other))
})

test.each([
  [
    'a value was changed',
    sql`update entry set changes = jsonb_set(changes, '{name,1}', '"Inny"') where id = (select min(id) from entry where entity = 'client')`,
    /was changed/,
  ],
  [
    'the time of an act was changed',
    sql`update act set at = at - interval '1 day' where name = 'client.create'`,
    /was changed/,
  ],
  ['the author was changed', sql`update act set "user" = null where name = 'client.create'`, /was changed/],
  [
    'an entry was removed',
    sql`delete from entry where id = (select min(id) from entry where entity = 'client')`,
    /was removed/,
  ],
  [
    'an entry was put in behind a seal',
    sql`insert into entry (act, entity, record, version, changes, digest, tx) select act, entity, record, 99, changes, digest, '3' from entry limit 1`,
    /put in later/,
  ],
  [
    'the last seal was removed and its entries with it',
    sql`delete from seal where number = 1`,
    /removed|put in later|begins/,
  ],
  [
    'a seal was rewritten',
    sql`update seal set entries = entries[2:] where number = 2`,
    /begins|does not fit/,
  ],
])('verification notices that %s', async (_, forgery, said) => {
  await some(3)
  await seal()
  await some(2)
  await seal()
  await firm.db.write(forgery)
  expect((await verifyJournal(firm.db)).broken).toMatch(said)
})

test('an entry of a transaction that is still open waits, however late it commits', async () => {
  await some(1)
  await seal()
  const slow = new pg.Client(firm.database.poolConfig)
  await slow.connect()
  await slow.query('begin')
  await slow.query(
    `insert into entry (act, entity, record, version, changes, digest) select act, entity, record, 50, '{}', digest from entry limit 1`,
  )
  await some(2)
  expect(await sealOnce(firm.db)).toBe(0)
  await slow.query('commit')
  await slow.end()
  await seal()
  const { changes, position } = await sealedSince(firm.db, 0n)
  expect(BigInt(changes.length)).toBe(position)
})

test('two sealers at once seal everything once', async () => {
  await some(5)
  await Promise.all(Array.from({ length: 6 }, () => sealOnce(firm.db)))
  await seal()
  expect(await verifyJournal(firm.db)).toMatchObject({ open: 0, broken: undefined })
})

test('an undone act leaves the record as it was, and says what was changed since', async () => {
  const made = await firm.ask(firm.people.sam, 'POST', '/api/clients', { name: 'Do cofnięcia', town: 'Łódź' })
  const { id } = made.json()
  const changed = await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, {
    version: 1,
    town: 'Kraków',
    street: 'Długa 1',
  })
  await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, { version: 2, phones: ['601234567'] })
  expect(
    (await firm.ask(firm.people.sam, 'POST', `/api/undo/${changed.headers['x-act']}`, {})).json(),
  ).toMatchObject({ undone: 1, changedSince: [] })
  expect(await firm.as(firm.people.sam, (act) => act.get(entity('client'), id))).toMatchObject({
    town: 'Łódź',
    street: null,
    phones: [{ number: '+48601234567' }],
  })
})

test('an undone creation lies in the bin; one that was worked on since stays and is named', async () => {
  const [fresh, used] = await Promise.all(
    ['Świeży', 'Używany'].map((name) => firm.ask(firm.people.sam, 'POST', '/api/clients', { name })),
  )
  await firm.ask(firm.people.mia, 'PATCH', `/api/clients/${used!.json().id}`, {
    version: 1,
    phones: ['601234567'],
  })
  const undo = (answer: typeof fresh) =>
    firm.ask(firm.people.sam, 'POST', `/api/undo/${answer!.headers['x-act']}`, {})
  expect((await undo(fresh)).json()).toMatchObject({ undone: 1, changedSince: [] })
  expect((await firm.ask(firm.people.sam, 'GET', `/api/clients/${fresh!.json().id}`)).statusCode).toBe(404)
  expect((await undo(used)).json()).toMatchObject({ undone: 0, changedSince: [{ id: used!.json().id }] })
})

test('what somebody else changed since is left and named', async () => {
  const made = await firm.ask(firm.people.sam, 'POST', '/api/clients', { name: 'Zmieniony potem' })
  const { id } = made.json()
  const first = await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, { version: 1, town: 'Kraków' })
  await firm.ask(firm.people.mia, 'PATCH', `/api/clients/${id}`, { version: 2, town: 'Gdynia' })
  const answer = await firm.ask(firm.people.sam, 'POST', `/api/undo/${first.headers['x-act']}`, {})
  expect(answer.json()).toMatchObject({ undone: 0, changedSince: [{ entity: 'client', id }] })
  expect((await firm.as(firm.people.sam, (act) => act.get(entity('client'), id))).town).toBe('Gdynia')
})

/** What employees may not do from now on. */
async function forbid(rule: 'hidden' | 'locked', entity: string, field: string): Promise<void> {
  await firm.db.write(
    sql`insert into field_permission select id, ${entity}, ${field}, ${rule} from role where built_in = 'employee'`,
  )
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
}

test.each(['hidden', 'locked'] as const)(
  'A06 what another has changed in a field that is %s for one is not taken back by one',
  async (rule) => {
    const { adam, sam } = firm.people
    const { id } = await firm.make(sam, 'client', { name: 'Z terminem', paymentTerm: 14 })
    const changed = await firm.ask(adam, 'PATCH', `/api/clients/${id}`, { paymentTerm: 30 })
    await forbid(rule, 'client', 'paymentTerm')
    expect((await firm.ask(sam, 'PATCH', `/api/clients/${id}`, { paymentTerm: 14 })).statusCode).toBe(422)
    const undone = await firm.ask(sam, 'POST', `/api/undo/${changed.headers['x-act']}`, {})
    expect(undone.statusCode, undone.body).toBe(403)
    expect(await firm.as(adam, (act) => act.get(entity('client'), id))).toMatchObject({
      paymentTerm: 30,
      version: 2,
    })
  },
)

test('A06 A12 a record is not given to somebody, nor an action done, by an undo of whoever may do neither', async () => {
  const { adam, mia, sam, rita } = firm.people
  const { id } = await firm.make(mia, 'client', { name: 'Przekazany', team: [sam] })
  const given = await firm.ask(adam, 'PATCH', `/api/clients/${id}`, { owner: rita })
  expect((await firm.ask(sam, 'PATCH', `/api/clients/${id}`, { owner: mia })).statusCode).toBe(403)
  const undone = await firm.ask(sam, 'POST', `/api/undo/${given.headers['x-act']}`, {})
  expect(undone.statusCode, undone.body).toBe(403)
  expect((await firm.as(adam, (act) => act.get(entity('client'), id))).owner).toBe(rita)

  const task = (await firm.make(sam, 'task', { what: 'Zamknięte' })).id
  const done = await firm.ask(adam, 'POST', `/api/tasks/${task}/complete`, {})
  await firm.db.write(sql`delete from permission where entity = 'task' and verb = 'reopen'`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  expect((await firm.ask(sam, 'POST', `/api/tasks/${task}/reopen`, {})).statusCode).toBe(403)
  expect((await firm.ask(sam, 'POST', `/api/undo/${done.headers['x-act']}`, {})).statusCode).toBe(403)
  expect((await firm.as(adam, (act) => act.get(entity('task'), task))).status).toBe('done')
})

test('A10 an undo names nothing that whoever undoes may not read', async () => {
  const { mia, sam } = firm.people
  const { id } = await firm.make(sam, 'client', { name: 'Jawny' })
  const noted = await firm.ask(sam, 'POST', `/api/clients/${id}/note`, {
    talk: { text: 'Jawna rozmowa' },
    task: { what: 'Tajne zadanie', visibility: 'user' },
  })
  const { talk, task } = noted.json()
  await firm.make(sam, 'note', { client: id, about: { entity: 'task', id: task.id }, text: 'o zadaniu' })
  const undone = await firm.ask(mia, 'POST', `/api/undo/${noted.headers['x-act']}`, {})
  expect(undone.body).not.toContain(task.id)
  expect(undone.statusCode).toBe(404)
  expect((await firm.ask(mia, 'GET', `/api/talks/${talk.id}`)).statusCode).toBe(200)
})

test('what one has done oneself is taken back with all that followed from it', async () => {
  const { adam, sam } = firm.people
  const { id } = await firm.make(sam, 'task', { what: 'Zrobione' })
  await forbid('locked', 'task', 'doneAt')
  const done = await firm.ask(sam, 'POST', `/api/tasks/${id}/complete`, {})
  const undone = await firm.ask(sam, 'POST', `/api/undo/${done.headers['x-act']}`, {})
  expect(undone.json()).toMatchObject({ undone: 1, changedSince: [] })
  expect((await firm.as(adam, (act) => act.get(entity('task'), id))).status).toBe('open')
})

test('telephones and tax numbers come back from the database the same: no change without one, and undo knows them', async () => {
  const phones = [{ note: 'biuro', number: '+48601234567' }]
  const made = await firm.ask(firm.people.sam, 'POST', '/api/clients', {
    name: 'Kolejność Kluczy',
    phones,
    taxNumber: '5261025421',
  })
  const { id } = made.json()
  expect(
    (
      await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, {
        version: 1,
        phones: [{ number: '601234567', note: 'biuro' }],
      })
    ).json().version,
  ).toBe(1)
  const changed = await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, {
    version: 1,
    taxNumber: '5211355116',
  })
  expect(
    (await firm.ask(firm.people.sam, 'POST', `/api/undo/${changed.headers['x-act']}`, {})).json(),
  ).toMatchObject({ undone: 1 })
})

test('the canonical text does not depend on the order of keys', () => {
  expect(canonical({ b: [1, { z: null, a: 'ż' }], a: undefined })).toBe(
    canonical({ b: [1, { a: 'ż', z: null }] }),
  )
})

describe('a journal that was brought into another cluster', () => {
  /** As a dump that was read into a cluster that has counted fewer transactions. */
  const bring = async (further: number) => {
    await firm.db.write(sql`update entry set tx = (tx::text::numeric + ${further}::bigint)::text::xid8`)
    await firm.db.write(
      sql`update seal set horizon = (horizon::text::numeric + ${further}::bigint)::text::xid8`,
    )
  }

  test('is sealed on, what was open there and what is written here, as often as it is brought', async () => {
    await some(3)
    await seal()
    await some(2)
    for (const further of [5_000_000, 90_000_000]) {
      await bring(further)
      await some(2)
      expect(await unsealedFor(firm.db)).toBe(0)
      await seal()
      await some(2)
      expect(await verifyJournal(firm.db)).toMatchObject({ open: 2, broken: undefined })
      await seal()
      const { position } = await sealedSince(firm.db, 0n)
      const told = await sealedSince(firm.db, position - 3n)
      expect(told.changes).toHaveLength(3)
      expect(await verifyJournal(firm.db)).toMatchObject({
        open: 0,
        broken: undefined,
        entries: Number(position),
      })
      await some(1)
    }
  })

  test('is looked through there as before', async () => {
    await some(3)
    await seal()
    await bring(5_000_000)
    await seal()
    await some(2)
    await seal()
    const [old] = await firm.db.read<{ id: string }>(sql`select min(id)::text as id from entry`)
    await firm.db.write(sql`insert into entry (id, act, entity, record, version, client, changes, salt, digest, tx) overriding system value
      select (select min(id) - 1 from entry), act, entity, record, 7, client, changes, salt, digest, '9000000000' from entry where id = ${old!.id}::bigint`)
    expect((await verifyJournal(firm.db)).broken).toContain('put in later')
  })
})

test('what is sealed while the journal is verified is no forgery', async () => {
  await some(2)
  await seal()
  let isLater = false
  const db: Database = {
    ...firm.db,
    read: async (query) => {
      const rows = await firm.db.read(query)
      if (rows.length === 0 && !isLater) {
        isLater = true
        await some(1)
        await seal()
      }
      return rows as never
    },
  }
  const verdict = await verifyJournal(db)
  expect(isLater).toBe(true)
  expect(verdict).toMatchObject({ open: 1, broken: undefined })
})
