/** Filters of any shape, by fields of the record and of what belongs to it, held against the same said in plain TypeScript. */
import { type Filter, isRefusal, type Phone, type Reader, readFilter, type Scope } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { randomly } from '../../test/random.ts'
import { sql, truth } from '../db/sql.ts'
import { count, listJson } from './list.ts'
import { ways } from './page.ts'
import { ownParts, readable } from './scope.ts'
import { selectList } from './select.ts'
import { readSort, type Sort } from './sort.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

let firm: TestFirm
let labels: string[]
const random = randomly(29)
const towns = ['Łódź', 'Lublin', 'Żory', 'Warszawa', 'Киев', null]
const last = ['Nowak', 'Kowalska', 'Żuk', 'Никифорова']
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T09:00:00.000Z`

beforeAll(async () => {
  firm = await openFirm()
  const { people, departments } = firm
  labels = []
  for (let i = 0; i < 3; i += 1)
    labels.push((await firm.make(people.adam, 'label', { name: `etykieta ${i}`, colour: 'red' })).id)
  const visibility = () => random.oneOf(['everyone', 'everyone', 'department', 'user'] as const)
  await firm.as(people.adam, async (act) => {
    for (let i = 0; i < 160; i += 1) {
      const client = await act.create(entity('client'), {
        name: `${random.oneOf(['Ąbra', 'Łan', 'Żuk', 'Zebra'])} ${i}`,
        town: random.oneOf(towns),
        kind: random.oneOf(['firm', 'person']),
        roles: random.some(['prospect', 'client', 'vendor'], 0.3),
        active: random.next() < 0.8,
        labels: random.some(labels, 0.25),
        team: random.some(Object.values(people), 0.1),
        mails: random.next() < 0.5 ? [] : [`biuro${i % 7}@firma.example`, `b${i % 3}@example.com`],
        priceLevel: random.oneOf([null, 1, 2, 3, 4]),
        phones: random.some(
          [
            { number: `+48601${String(100_000 + i * 37)}` },
            { number: '+48225550120', note: 'biuro 100%' },
            { number: '112-997', note: 'portiernia 601' },
          ],
          0.3,
        ),
        street: random.oneOf([null, `ul. Długa ${i % 9}`, 'Łąkowa 3']),
        remarks: random.oneOf([null, null, 'Dzwonić\npo dziesiątej', '100% przedpłaty']),
        regon: random.oneOf([null, null, '901912554', '140104596']),
        externalId: random.oneOf([null, `KH/${i % 5}/X`]),
        owner: random.oneOf([...Object.values(people), null]),
        department: random.oneOf(Object.values(departments)),
        visibility: visibility(),
      })
      for (const lastName of random.some(last, 0.2)) {
        const person = await act.create(entity('person'), {
          lastName,
          firstName: random.oneOf(['Ewa', 'Jan', null]),
          phones: random.some([{ number: '+48692555714' }, { number: '+48225550120', note: 'biuro' }], 0.4),
        })
        await act.create(entity('position'), { client: client.id, person: person.id })
      }
      for (const number of random.some([2, 9, 16, 23], 0.25))
        await act.create(entity('talk'), {
          client: client.id,
          text: 'rozmowa',
          at: day(number),
          kind: random.oneOf(['call', 'note']),
          department: random.oneOf(Object.values(departments)),
          visibility: visibility(),
        })
    }
  })
  // Something of everything lies in the bin.
  for (const table of ['talk', 'position', 'person', 'client'])
    await firm.db.write(sql`update ${sql.id(table)} set deleted_at = now() where id::text like '%7'`)
  await firm.db.write(
    sql`update talk t set owner = (select id from "user" u order by md5(u.id::text || t.id::text) limit 1)`,
  )
  // As upkeep and imports do: the tables are not as empty as they were when they were made.
  await firm.db.write(sql`analyze`)
})
afterAll(() => firm.close())

const readers = (): readonly Reader[] => {
  const base = { administrator: false, ownsAdded: false, hidden: {}, locked: {} }
  const may = (client: Scope, talk: Scope) => ({
    client: { read: client },
    talk: { read: talk },
    person: { read: 'all' as const },
    position: { read: 'all' as const },
  })
  const { people, departments } = firm
  return [
    { ...base, id: people.adam, administrator: true, departments: [], permissions: {} },
    { ...base, id: people.sam, departments: [departments.warsaw], permissions: may('all', 'all') },
    {
      ...base,
      id: people.mia,
      departments: [departments.sales, departments.warsaw],
      permissions: may('department', 'own'),
    },
    { ...base, id: people.olga, departments: [], permissions: may('own', 'department') },
  ]
}

/** A condition of any kind, on the record or on what belongs to it. */
function someCondition(): Filter {
  const people = Object.values(firm.people)
  const between = [day(random.below(20) + 1), day(random.below(9) + 20)]
  return random.oneOf<Filter>([
    { field: 'town', is: 'contains', value: random.oneOf(['Ł', 'ub', 'żo', 'xyz']) },
    { field: 'town', is: 'isEmpty' },
    { field: 'kind', is: 'is', value: 'firm' },
    { field: 'roles', is: 'anyOf', value: ['vendor', 'prospect'] },
    { field: 'active', is: 'is', value: false },
    { field: 'labels', is: 'anyOf', value: random.some(labels, 0.6).concat(labels[0]!) },
    { field: 'labels', is: 'isEmpty' },
    { field: 'team', is: 'is', value: random.oneOf(people) },
    { field: 'mails', is: 'contains', value: random.oneOf(['BIURO3', 'example.com', '%']) },
    {
      field: 'phones',
      is: 'contains',
      value: random.oneOf(['601 1', '0-22 555', '0120', '997', '601', '00']),
    },
    { field: 'phones', is: 'contains', value: random.oneOf(['BIURO', 'portiernia 6', '100%', '0%']) },
    { field: 'phones', is: random.oneOf(['isEmpty', 'isFilled']) },
    { field: 'street', is: 'contains', value: random.oneOf(['dług', 'Ą', '%']) },
    { field: 'remarks', is: 'contains', value: random.oneOf(['DZIESIĄT', '100%', 'ć\np']) },
    { field: 'remarks', is: random.oneOf(['isEmpty', 'isFilled']) },
    { field: 'regon', is: 'is', value: '901912554' },
    { field: 'regon', is: random.oneOf(['isEmpty', 'isFilled']) },
    { field: 'externalId', is: 'contains', value: random.oneOf(['kh/3', '_']) },
    { field: 'person.phones', is: 'contains', value: random.oneOf(['692 555', 'biuro']) },
    { field: 'priceLevel', is: 'between', value: [2, 3] },
    { field: 'priceLevel', is: 'from', value: 4 },
    { field: 'owner', is: 'anyOf', value: random.some(people, 0.5).concat(people[0]!) },
    { field: 'person.lastName', is: 'contains', value: random.oneOf(['kow', 'ЖУ', 'ни']) },
    { field: 'person.firstName', is: 'is', value: 'Ewa' },
    { field: 'talk.at', is: 'from', value: day(random.below(28) + 1) },
    { field: 'talk.at', is: 'between', value: between },
    { field: 'talk.kind', is: 'is', value: 'note' },
  ])
}

function someFilter(depth = 1): Filter {
  const roll = random.next()
  if (depth > 2 || roll < 0.3)
    return depth < 4 && random.next() < 0.3 ? { not: someCondition() } : someCondition()
  const parts = Array.from({ length: 1 + random.below(3) }, () => someFilter(depth + 1))
  return roll < 0.65 ? { all: parts } : { any: parts }
}

interface World {
  readonly peopleOf: ReadonlyMap<string, readonly Row[]>
  readonly talksOf: ReadonlyMap<string, readonly Row[]>
}

/** What the filter means, without SQL. */
function fits(row: Row, filter: Filter, world: World): boolean {
  if ('all' in filter) return filter.all.every((each) => fits(row, each, world))
  if ('any' in filter) return filter.any.some((each) => fits(row, each, world))
  if ('not' in filter) return !fits(row, filter.not, world)
  const [near, own] = filter.field.split('.')
  if (own === undefined) return says(row[filter.field], filter)
  const those = (near === 'person' ? world.peopleOf : world.talksOf).get(row.id) ?? []
  return those.some((each) => says(each[own], filter))
}

function says(value: unknown, { is, value: asked }: Extract<Filter, { field: string }>): boolean {
  const list = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
  if (is === 'isEmpty') return list.length === 0
  if (is === 'isFilled') return list.length > 0
  if (is === 'contains' && list.some((each) => typeof each === 'object'))
    return (list as readonly Phone[]).some((phone) => telephoned(phone, String(asked)))
  if (is === 'contains') return list.join(' ').toLowerCase().includes(String(asked).toLowerCase())
  if (is === 'is') return list.includes(asked)
  if (is === 'anyOf') return list.some((each) => (asked as unknown[]).includes(each))
  const [from, to] =
    is === 'between' ? (asked as [never, never]) : [is === 'from' ? asked : null, is === 'to' ? asked : null]
  return list.some(
    (each) => (from === null || each >= (from as string)) && (to === null || each <= (to as string)),
  )
}

/** Digits are part of the number, letters of what is noted beside it. */
function telephoned({ number, note = '' }: Phone, asked: string): boolean {
  if (/[^\d\s()+./-]/.test(asked)) return note.toLowerCase().includes(asked.toLowerCase())
  return number.replace(/\D/g, '').includes(asked.replace(/\D/g, '').replace(/^0+(?=\d)/, ''))
}

const rowsOf = (reader: Reader, name: 'client' | 'talk') =>
  firm.db
    .read<{ j: Row }>(
      sql`select (select row_to_json(f) from (select ${selectList(entity(name), 't')}) f) as j from ${sql.id(name)} t
        where t.deleted_at is null and ${readable(reader, entity(name), 't') ?? truth}`,
    )
    .then((rows) => rows.map(({ j }) => j))

async function worldOf(reader: Reader): Promise<World & { clients: readonly Row[] }> {
  const clients = await rowsOf(reader, 'client')
  const people = await firm.db.read<Row & { client: string }>(
    sql`select p.client, n.id, n.last_name as "lastName", n.first_name as "firstName", n.phones from position p join person n on n.id = p.person
      where p.deleted_at is null and n.deleted_at is null`,
  )
  const talks = await rowsOf(reader, 'talk')
  return {
    clients,
    peopleOf: Map.groupBy(people, ({ client }) => client),
    talksOf: Map.groupBy(talks, ({ client }) => String(client)),
  }
}

async function found(reader: Reader, filter: Filter): Promise<readonly string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const asked = { where: JSON.stringify(filter), limit: '200', ...(after && { after }) }
    const page = JSON.parse(String(await listJson(firm.db, reader, entity('client'), asked)))
    ids.push(...page.rows.map(({ id }: Row) => id))
    after = page.after
  } while (after !== null)
  return ids.sort()
}

test('filters of any shape give exactly what they say, to four readers', async () => {
  let hits = 0
  for (const reader of readers()) {
    const world = await worldOf(reader)
    for (let i = 0; i < 60; i += 1) {
      const filter = someFilter()
      expect(readFilter(entity('client') as never, filter), JSON.stringify(filter)).toEqual(filter)
      const right = world.clients.filter((row) => fits(row, filter, world)).map(({ id }) => id)
      expect(await found(reader, filter), JSON.stringify(filter)).toEqual(right.sort())
      expect(await count(firm.db, reader, entity('client'), JSON.stringify(filter))).toEqual({
        count: right.length,
        exact: true,
      })
      if (right.length > 0 && right.length < world.clients.length) hits += 1
    }
  }
  // Filters that let through nothing or everything would prove little.
  expect(hits).toBeGreaterThan(120)
}, 90_000)

test('people are found by every way through the clients where they stand, and counted, for four readers', async () => {
  const person = entity('person')
  const sort = readSort(person, 'name') as Sort
  const asked = { sort, from: undefined, forwards: true, inclusive: false, limit: 500, filter: undefined }
  let seen = 0
  for (const reader of readers()) {
    const { clients, peopleOf } = await worldOf(reader)
    const right = [
      ...new Set(clients.flatMap(({ id }) => (peopleOf.get(id) ?? []).map((each) => each.id))),
    ].sort()
    const others =
      await firm.db.read<Row>(sql`select id from person p where deleted_at is null and (${reader.administrator}
      or (created_by = ${reader.id}::uuid and not exists (select from position o where o.person = p.id and o.deleted_at is null)))`)
    const all = [...new Set([...right, ...others.map(({ id }) => id)])].sort()
    const own = ownParts(reader, person)
    expect(own === undefined).toBe(reader.administrator || reader.permissions.client?.read === 'all')
    const find = ways(reader, person, asked, truth)
    const queries = [find.along(), find.walk(), find.collect(), ...(own ? [find.collectOwn(own)] : [])]
    for (const query of queries)
      expect((await firm.db.search<Row>(query)).map(({ id }) => id).sort()).toEqual(all)
    const page = JSON.parse(String(await listJson(firm.db, reader, person, { limit: '200' })))
    expect(page.rows.length).toBe(Math.min(200, all.length))
    expect(await count(firm.db, reader, person, undefined)).toEqual({ count: all.length, exact: true })
    seen += all.length
  }
  expect(seen).toBeGreaterThan(100)
})

test('no talk for so many days is said of those who never had one too, and only of talks that one may read', async () => {
  const silent: Filter = { not: { field: 'talk.at', is: 'from', value: day(10) } }
  const [adam, , mia] = readers()
  const { clients, talksOf } = await worldOf(adam!)
  const never = clients.filter(({ id }) => !talksOf.has(id)).map(({ id }) => id)
  expect(never.length).toBeGreaterThan(10)
  expect(await found(adam!, silent)).toEqual(expect.arrayContaining(never))
  const ofMia = await worldOf(mia!)
  const heard = ofMia.clients.filter(({ id }) =>
    (talksOf.get(id) ?? []).some(({ at }) => String(at) >= day(10)),
  )
  const forMia = new Set(await found(mia!, silent))
  expect(heard.some(({ id }) => forMia.has(id))).toBe(true)
})

test('A03 A04 nothing is found through a field that is hidden, nor through records that may not be read', () => {
  const [, sam] = readers()
  const client = entity('client') as never
  const ask = (field: string, reader: Partial<Reader>) =>
    readFilter(client, { not: { field, is: 'contains', value: 'x' } }, { ...sam!, ...reader })
  expect(isRefusal(ask('person.lastName', {}))).toBe(false)
  const hides: readonly Reader['hidden'][] = [
    { person: ['lastName'] },
    { position: ['person'] },
    { position: ['client'] },
  ]
  for (const hidden of hides)
    expect(ask('person.lastName', { hidden }), JSON.stringify(hidden)).toMatchObject({
      code: 'notFilterable',
    })
  for (const name of ['person', 'position'])
    expect(
      ask('person.lastName', { permissions: { ...sam!.permissions, [name]: { read: 'none' } } }),
      name,
    ).toMatchObject({ code: 'notFilterable' })
  for (const field of [
    'person.remarks',
    'person.position.client',
    'person.lastName.lastName',
    'Person.lastName',
    'person. lastName',
    'talk.text',
    'person.constructor',
    '__proto__.lastName',
    'near.person',
  ])
    expect(ask(field, {}), field).toMatchObject({ code: 'notFilterable' })
})
