/** Emptying the bin: what goes, what stays, and that nothing is half gone. */

import { type EntityName, entities, isSettled, registry } from '@kartoteka/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { sealOnce } from '../journal/sealer.ts'
import { verifyJournal } from '../journal/verify.ts'
import type { Touched } from '../records/perform.ts'
import { emptied as kinds } from './due.ts'
import { binDays, emptyBin } from './empty.ts'

let firm: TestFirm
beforeEach(async () => {
  firm = await openFirm()
})
afterEach(() => firm.close())

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day)
/** When everything that lies in the bin by now is due. */
const due = () => inDays(binDays + 1)

const make = async (name: EntityName, values: object) => (await firm.make(firm.people.sam, name, values)).id
const bin = (name: EntityName, id: string) =>
  firm.as(firm.people.adam, (act) => act.remove(entity(name), id), `${name}.delete`)
const restore = (name: EntityName, id: string) =>
  firm.ask(firm.people.adam, 'POST', `/api/${registry[name].plural}/${id}/restore`, {})
const isThere = async (name: EntityName, id: string) =>
  (await firm.db.read(sql`select from ${sql.id(tableOf({ name }))} where id = ${id}::uuid`)).length === 1
const binnedAgo = (name: EntityName, id: string, days: number) =>
  firm.db.write(sql`update ${sql.id(tableOf({ name }))}
    set deleted_at = ${inDays(-days).toISOString()}::timestamptz where id = ${id}::uuid`)

/** A client with a person, a label, somebody in the team, a talk and the task it led to. */
async function wholeClient(name: string) {
  const { adam, mia } = firm.people
  const label = (await firm.make(adam, 'label', { name: `Etykieta ${name}`, colour: 'grey' })).id
  const client = await make('client', { name, labels: [label], team: [mia] })
  const { person, position } = await firm.as(firm.people.sam, async (act) => {
    const made = await act.create(entity('person'), { lastName: 'Kos' })
    const stands = await act.create(entity('position'), { client, person: made.id })
    return { person: made.id, position: stands.id }
  })
  const task = await make('task', { what: 'zadzwonić', client, person })
  const talk = await make('talk', { text: 'rozmowa', client, person })
  const place = await make('place', { client, name: 'Magazyn' })
  const recipient = await make('recipient', { client, name: 'Filia' })
  const attachment = await make('attachment', { client, name: 'umowa.pdf' })
  const externalLink = await make('externalLink', { client, address: 'dysk.example' })
  const note = await make('note', { client, text: 'Dzwonić po dziesiątej' })
  await leadsTo(talk, task)
  return { client, person, position, task, talk, place, recipient, attachment, externalLink, note }
}

/** Made the talk's next step, as noting a talk does. */
const leadsTo = (talk: string, task: string) =>
  firm.as(firm.people.sam, (act) => act.change(entity('talk'), talk, { nextStep: task }, undefined, 'server'))

const acts = () =>
  firm.db.read<{ entity: string; record: string; user: string | null; version: number }>(sql`
    select e.entity, e.record, a."user", e.version from entry e join act a on a.id = e.act where a.name = 'bin.empty' order by e.id`)

const isProven = async () => {
  await expect
    .poll(
      async () => {
        await sealOnce(firm.db)
        return (await verifyJournal(firm.db)).open
      },
      { timeout: 15_000 },
    )
    .toBe(0)
  expect((await verifyJournal(firm.db)).broken).toBeUndefined()
}

test('every kind of record is either emptied, what names others before what it names, or a setting that stays', () => {
  for (const { name, fields, ownership } of entities) {
    if (isSettled(name)) continue
    const place = (kinds as readonly string[]).indexOf(name)
    expect(place, name).toBeGreaterThanOrEqual(0)
    const own = ownership.by === 'part' || ownership.by === 'work' ? ownership.client : undefined
    for (const [field, { kind, target }] of Object.entries(fields))
      if (kind === 'reference' && target && !isSettled(target) && field !== own)
        expect((kinds as readonly string[]).indexOf(target), `${name}.${field}`).toBeGreaterThan(place)
  }
})

test('a client goes with all that hangs on it, its links and words; a person whom nothing names any more goes too', async () => {
  const gone = await wholeClient('Znikający')
  const stays = await wholeClient('Zostający')
  await bin('client', gone.client)
  await bin('person', gone.person)
  await emptyBin(firm.context, inDays(binDays - 1))
  expect(await isThere('talk', gone.talk)).toBe(true)
  await emptyBin(firm.context, due())
  for (const name of kinds) {
    if (name === 'view') continue
    expect(await isThere(name, gone[name]), name).toBe(false)
    expect(await isThere(name, stays[name]), name).toBe(true)
  }
  const [left] = await firm.db.read(sql`select
    (select count(*) from word where client = ${gone.client}::uuid or record = ${gone.person}::uuid)::int as words,
    (select count(*) from client_labels where record = ${gone.client}::uuid)::int as labels,
    (select count(*) from client_team where record = ${gone.client}::uuid)::int as team`)
  expect(left).toEqual({ words: 0, labels: 0, team: 0 })
  const written = await acts()
  expect(written.map(({ record }) => record).sort()).toEqual(Object.values(gone).sort())
  expect(written.every(({ user }) => user === null)).toBe(true)
  expect(written.find(({ record }) => record === gone.client)?.version).toBe(3)
  await isProven()
})

test('what was put into the bin itself goes after its own time, from a client that stays', async () => {
  const { talk, task, client, position } = await wholeClient('Żywy')
  for (const [name, id] of [
    ['talk', talk],
    ['task', task],
    ['position', position],
  ] as const)
    await bin(name, id)
  await binnedAgo('task', task, 20)
  await emptyBin(firm.context, inDays(binDays - 10))
  // It is due, but the talk that led to it lies in the bin still and would come back without it.
  expect(await isThere('task', task)).toBe(true)
  await emptyBin(firm.context, due())
  for (const [name, id] of [
    ['talk', talk],
    ['task', task],
    ['position', position],
  ] as const)
    expect(await isThere(name, id), name).toBe(false)
  expect(await isThere('client', client)).toBe(true)
  const history = await firm.ask(firm.people.adam, 'GET', `/api/activity?client=${client}`)
  expect(history.statusCode).toBe(200)
  expect(history.body).toContain(client)
  expect((await firm.ask(firm.people.adam, 'GET', `/api/clients/${client}/history`)).statusCode).toBe(200)
  expect((await firm.ask(firm.people.adam, 'GET', `/api/talks/${talk}/history`)).statusCode).toBe(404)
})

test('a person named by a talk that can be seen stays until it is not, and nothing of the talk changes', async () => {
  const { person, talk, position, task } = await wholeClient('Nazywający')
  await bin('person', person)
  const [before] = await firm.db.read(sql`select * from talk where id = ${talk}::uuid`)
  await emptyBin(firm.context, due())
  expect(await isThere('person', person)).toBe(true)
  expect((await firm.db.read(sql`select * from talk where id = ${talk}::uuid`))[0]).toEqual(before)
  expect(await acts()).toEqual([])
  for (const [name, id] of [
    ['talk', talk],
    ['task', task],
    ['position', position],
  ] as const)
    await bin(name, id)
  await emptyBin(firm.context, due())
  expect(await isThere('person', person)).toBe(false)
})

test('a client stays whole while its task is the next step of a talk that can be seen, and so do those it holds in turn', async () => {
  const [held, next, holder] = [
    await wholeClient('Trzymany'),
    await wholeClient('Dalszy'),
    await wholeClient('Trzymający'),
  ]
  await leadsTo(holder.talk, held.task)
  await leadsTo(held.talk, next.task)
  await bin('client', held.client)
  await bin('client', next.client)
  await emptyBin(firm.context, due())
  expect(await acts()).toEqual([])
  await leadsTo(holder.talk, holder.task)
  await emptyBin(firm.context, due())
  for (const name of ['client', 'talk', 'task', 'position'] as const)
    expect([await isThere(name, held[name]), await isThere(name, next[name])], name).toEqual([false, false])
  await isProven()
})

test('a client that is named in a field of the firm’s own stays until it is not, or goes with whom it is named by', async () => {
  const { adam } = firm.people
  const defined = await firm.ask(adam, 'POST', '/api/custom-fields', {
    entity: 'client',
    kind: 'client',
    name: { pl: 'Polecił' },
    key: 'polecil',
  })
  expect(defined.statusCode, defined.body).toBe(201)
  const named = await make('client', { name: 'Polecający' })
  const names = await make('client', { name: 'Polecony', 'custom.polecil': named })
  await bin('client', named)
  await emptyBin(firm.context, due())
  expect(await isThere('client', named)).toBe(true)
  await bin('client', names)
  await emptyBin(firm.context, due())
  expect([await isThere('client', named), await isThere('client', names)]).toEqual([false, false])
  const [client, other] = [await make('client', { name: 'Znowu' }), await make('client', { name: 'Inny' })]
  await firm.ask(adam, 'PATCH', `/api/clients/${other}`, { 'custom.polecil': client })
  await bin('client', client)
  await firm.ask(adam, 'PATCH', `/api/clients/${other}`, { 'custom.polecil': null })
  await emptyBin(firm.context, due())
  expect(await isThere('client', client)).toBe(false)
})

test('a client that is a recipient of one who stays is held; it goes once nothing names it, or together with its group', async () => {
  const [member, group, other] = [
    await make('client', { name: 'Sklep' }),
    await make('client', { name: 'Grupa' }),
    await make('client', { name: 'Druga' }),
  ]
  const recipient = await make('recipient', { client: group, name: 'Sklep w Rynku', member })
  const place = await make('place', { client: member, name: 'Magazyn' })
  await bin('client', member)
  await emptyBin(firm.context, due())
  expect([await isThere('client', member), await isThere('place', place)]).toEqual([true, true])
  await bin('client', group)
  await emptyBin(firm.context, due())
  expect([
    await isThere('client', member),
    await isThere('client', group),
    await isThere('recipient', recipient),
    await isThere('place', place),
  ]).toEqual([false, false, false, false])
  expect(await isThere('client', other)).toBe(true)
  await isProven()
})

test('two clients in the bin that name each other hold nobody', async () => {
  const [one, other] = [await wholeClient('Pierwszy'), await wholeClient('Drugi')]
  await leadsTo(one.talk, other.task)
  await leadsTo(other.talk, one.task)
  await bin('client', one.client)
  await bin('client', other.client)
  await emptyBin(firm.context, due())
  expect([await isThere('client', one.client), await isThere('client', other.client)]).toEqual([false, false])
})

test('what is taken out a minute before stays, with everything that hangs on it', async () => {
  const { client, talk, task, position, person } = await wholeClient('Wyjęty')
  await bin('client', client)
  const almost = new Date(Date.now() + binDays * day - 60_000)
  await emptyBin(firm.context, almost)
  expect((await restore('client', client)).statusCode).toBe(200)
  await emptyBin(firm.context, due())
  const card = (await firm.ask(firm.people.sam, 'GET', `/api/clients/${client}/card`)).json()
  expect(card.talks[0]).toMatchObject({ id: talk, nextStep: task })
  expect(card.people[0]).toMatchObject({ position: { id: position }, person: { id: person } })
  expect(await acts()).toEqual([])
})

test('what is taken out between looking and removing stays whole', async () => {
  const { client, talk } = await wholeClient('W ostatniej chwili')
  await bin('client', client)
  let isRestored = false
  const db: Database = {
    ...firm.db,
    write: async (query) => {
      if (!isRestored) await restore('client', client)
      isRestored = true
      return firm.db.write(query)
    },
  }
  await emptyBin({ ...firm.context, db }, due())
  expect(isRestored).toBe(true)
  expect([await isThere('client', client), await isThere('talk', talk)]).toEqual([true, true])
  expect(await acts()).toEqual([])
})

test.each(['before', 'after'] as const)(
  'killed %s a part is kept it is begun again and comes to the same end',
  async (when) => {
    const { sam } = firm.people
    const client = await make('client', { name: 'Wielki' })
    await manyTalks(client, 1_200)
    const small = await wholeClient('Mały')
    await bin('client', client)
    await bin('client', small.client)
    let writes = 0
    const db: Database = {
      ...firm.db,
      write: async (query) => {
        writes += 1
        if (writes === 2 && when === 'before') throw new Error('killed')
        const rows = await firm.db.write(query)
        if (writes === 2) throw new Error('killed')
        return rows as never
      },
    }
    await expect(emptyBin({ ...firm.context, db }, due())).rejects.toThrow('killed')
    const [half] = await firm.db.read<{ talks: number }>(
      sql`select count(*)::int as talks from talk where client = ${client}::uuid`,
    )
    expect(half?.talks).toBe(when === 'before' ? 700 : 200)
    expect(await isThere('client', client)).toBe(true)
    await emptyBin(firm.context, due())
    expect(await isThere('client', client)).toBe(false)
    const written = await acts()
    expect(new Set(written.map(({ record }) => record)).size).toBe(written.length)
    expect(written).toHaveLength(1_201 + 9)
    expect((await firm.ask(sam, 'GET', '/api/bin')).json().records).toEqual([])
    await isProven()
  },
)

/** Talks past the door, which would take long for so many. */
const manyTalks = (client: string, count: number) =>
  firm.db.write(sql`insert into talk (id, version, created_at, updated_at, client, kind, at, text, visibility)
    select gen_random_uuid(), 1, now(), now(), ${client}::uuid, 'note', now(), 'x', 'everyone' from generate_series(1, ${sql.lit(count)})`)

test('ten thousand records go in parts of some hundred, and it stops between two when asked to', async () => {
  await firm.db.write(sql`insert into client (id, version, created_at, updated_at, deleted_at, kind, name, country, active, visibility, folded)
    select gen_random_uuid(), 2, now(), now(), now() - interval '1 day', 'firm', 'Dawny', 'PL', true, 'everyone', 'dawny' from generate_series(1, 5000)`)
  await firm.db.write(sql`insert into task (id, version, created_at, updated_at, client, what, status, visibility)
    select gen_random_uuid(), 1, now(), now(), id, 'dawne', 'open', 'everyone' from client where name = 'Dawny'`)
  const stopping = new AbortController()
  let parts: (readonly Touched[])[] = []
  const live = {
    ...firm.context.live,
    told: (touched: readonly Touched[]) => {
      parts.push(touched)
      if (parts.length === 3) stopping.abort()
    },
  }
  expect(await emptyBin({ ...firm.context, live }, due(), stopping.signal)).toEqual({ again: 0 })
  expect(parts).toHaveLength(3)
  const first = parts
  parts = []
  expect(await emptyBin({ ...firm.context, live }, due())).toBeUndefined()
  parts = [...first, ...parts]
  expect(parts.flat()).toHaveLength(10_000)
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(600)
  expect(await firm.db.read(sql`select 1 from client where name = 'Dawny'`)).toEqual([])
  await isProven()
})

test('undoing an older act leaves what is gone and names it', async () => {
  const { sam } = firm.people
  const stays = await make('client', { name: 'Zostaje' })
  const noted = await firm.ask(sam, 'POST', '/api/clients', { name: 'Krótko' })
  const { id } = noted.json()
  await bin('client', id)
  await emptyBin(firm.context, due())
  const undone = await firm.ask(sam, 'POST', `/api/undo/${noted.headers['x-act']}`, {})
  expect(undone.json()).toMatchObject({
    undone: 0,
    changedSince: [{ entity: 'client', id, because: 'gone' }],
  })
  const [act] = await firm.db.read<{ id: string }>(sql`select id from act where name = 'bin.empty'`)
  const back = await firm.ask(firm.people.adam, 'POST', `/api/undo/${act?.id}`, {})
  expect(back.json()).toMatchObject({ undone: 0, changedSince: [{ id, because: 'gone' }] })
  expect(await isThere('client', stays)).toBe(true)
})

test('the bin says until when each record lies there; what the settings hold stays', async () => {
  const { adam } = firm.people
  const client = await make('client', { name: 'Do kiedy' })
  const label = (await firm.make(adam, 'label', { name: 'Zbędna', colour: 'grey' })).id
  await bin('client', client)
  await bin('label', label)
  await binnedAgo('label', label, 400)
  const { records } = (await firm.ask(adam, 'GET', '/api/bin')).json()
  const found = (id: string) => records.find((each: { id: string }) => each.id === id)
  expect(Date.parse(found(client).until) - Date.parse(found(client).deletedAt)).toBe(binDays * day)
  expect(found(label).until).toBeNull()
  await emptyBin(firm.context, due())
  expect([await isThere('client', client), await isThere('label', label)]).toEqual([false, true])
})
