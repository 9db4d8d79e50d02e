import type { EntityName, Filter, Reader, Scope } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { randomly } from '../../test/random.ts'
import { all, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { filterSql } from './filter.ts'
import { count, listJson } from './list.ts'
import { ways } from './page.ts'
import { ownParts, readable } from './scope.ts'
import { readSort, type Sort } from './sort.ts'

let firm: TestFirm
let labels: string[]
const random = randomly(11)
const towns = ['Łódź', 'Lublin', 'Żory', 'Ćmielów', 'Warszawa', 'Киев', 'Ahrensburg', null]

beforeAll(async () => {
  firm = await openFirm()
  const { people, departments } = firm
  labels = []
  for (let i = 0; i < 3; i += 1)
    labels.push((await firm.make(people.adam, 'label', { name: `etykieta ${i}`, colour: 'red' })).id)
  await firm.as(people.adam, async (act) => {
    for (let i = 0; i < 400; i += 1) {
      const name = `${random.oneOf(['Ąbra', 'Abra', 'Łan', 'Lan', 'Żuk', 'Яна', 'zebra', 'Zebra'])} ${random.below(60)}`
      const client = await act.create(entity('client'), {
        name,
        town: random.oneOf(towns),
        kind: random.oneOf(['firm', 'person']),
        active: random.next() < 0.9,
        labels: random.some(labels, 0.2),
        owner: random.oneOf(Object.values(people)),
        department: random.oneOf(Object.values(departments)),
        team: random.some(Object.values(people), 0.05),
        visibility: random.oneOf(['everyone', 'everyone', 'department', 'user'] as const),
      })
      await act.create(entity('task'), {
        what: `zadanie ${i}`,
        client: client.id,
        due: random.oneOf(['2026-03-01', '2026-03-02', '2026-12-31', null]),
        department: random.oneOf(Object.values(departments)),
      })
    }
  })
  // Rights may have been taken away since: the owner of a task need not see its client any more.
  await firm.db.write(
    sql`update task t set owner = (select id from "user" u order by md5(u.id::text || t.id::text) limit 1)`,
  )
})
afterAll(() => firm.close())

const readers = (): readonly Reader[] => {
  const base = { administrator: false, ownsAdded: false, hidden: {}, locked: {} }
  const may = (scope: Scope) => Object.fromEntries(['client', 'task'].map((name) => [name, { read: scope }]))
  const { people, departments } = firm
  return [
    { ...base, id: people.adam, administrator: true, departments: [], permissions: {} },
    { ...base, id: people.sam, departments: [departments.warsaw], permissions: may('all') },
    {
      ...base,
      id: people.mia,
      departments: [departments.sales, departments.warsaw],
      permissions: may('department'),
    },
    { ...base, id: people.olga, departments: [departments.service], permissions: may('own') },
    {
      ...base,
      id: people.rita,
      departments: [],
      ownsAdded: true,
      permissions: { ...may('own'), task: { read: 'department' } },
    },
  ]
}

const filters = (): readonly (Filter | undefined)[] => [
  undefined,
  { field: 'kind', is: 'is', value: 'person' },
  { field: 'labels', is: 'is', value: labels[0] },
  { field: 'town', is: 'isEmpty' },
  {
    all: [
      { field: 'active', is: 'is', value: false },
      {
        any: [
          { field: 'town', is: 'is', value: 'Łódź' },
          { field: 'name', is: 'contains', value: 'zebra' },
        ],
      },
    ],
  },
  { field: 'town', is: 'is', value: 'Nigdzie' },
]

async function expected(
  reader: Reader,
  name: EntityName,
  filter: Filter | undefined,
  sort: Sort,
): Promise<string[]> {
  const direction = sql.raw(sort.down ? 'desc' : 'asc')
  const rows = await firm.db.read<{ id: string }>(sql`select t.id from ${sql.id(tableOf({ name }))} t
    where ${all([sql`t.deleted_at is null`, readable(reader, entity(name), 't') ?? truth, filter ? filterSql(reader, entity(name), filter, 't') : truth])}
    order by ${sort.key('t')} ${direction}, t.id ${direction}`)
  return rows.map(({ id }) => id)
}

interface Page {
  rows: { id: string }[]
  after: string | null
  before: string | null
}
const page = async (reader: Reader, name: EntityName, asked: object): Promise<Page> =>
  JSON.parse(String(await listJson(firm.db, reader, entity(name), asked)))

/** Reads the whole list page by page. */
async function walked(
  reader: Reader,
  name: EntityName,
  asked: object,
  way: 'after' | 'before',
): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = way === 'before' ? 'end' : null
  for (let i = 0; i < 60; i += 1) {
    const got: Page = await page(reader, name, { ...asked, ...(cursor && { [way]: cursor }), limit: '37' })
    if (way === 'after') ids.push(...got.rows.map(({ id }) => id))
    else ids.unshift(...got.rows.map(({ id }) => id))
    cursor = got[way]
    if (cursor === null) return ids
  }
  throw new Error('the list does not end')
}

describe.each(['name', '-name', 'town', '-updatedAt'])('clients sorted by %s', (sorted) => {
  test('pages forwards and backwards give exactly what the plain query gives, for every reader and filter', async () => {
    const sort = readSort(entity('client'), sorted) as Sort
    for (const reader of readers())
      for (const filter of filters()) {
        const asked = { sort: sorted, ...(filter && { where: JSON.stringify(filter) }) }
        const right = await expected(reader, 'client', filter, sort)
        expect(await walked(reader, 'client', asked, 'after')).toEqual(right)
        expect(await walked(reader, 'client', asked, 'before')).toEqual(right)
        expect(await count(firm.db, reader, entity('client'), asked.where)).toEqual({
          count: right.length,
          exact: true,
        })
      }
  })
})

test.each(['name', '-updatedAt'])(
  'every way to find the rows of a page by %s finds the same rows',
  async (sorted) => {
    const sort = readSort(entity('client'), sorted) as Sort
    const asked = { sort, from: undefined, forwards: true, inclusive: false, limit: 24, filter: undefined }
    for (const reader of readers())
      for (const filter of filters()) {
        const right = (await expected(reader, 'client', filter, sort)).slice(0, 25)
        const own = ownParts(reader, entity('client'))
        const find = ways(
          reader,
          entity('client'),
          asked,
          filter ? filterSql(reader, entity('client'), filter, 't') : truth,
        )
        const queries = {
          along: find.along(),
          walk: find.walk(),
          collect: find.collect(),
          ...(own && { branches: find.branches(own), collectOwn: find.collectOwn(own) }),
          ...(own && {
            ownAndNarrow: find.collectOwn(own, filter && filterSql(reader, entity('client'), filter, 't')),
          }),
        }
        for (const [way, query] of Object.entries(queries)) {
          const rows = await firm.db.search<{ id: string }>(sql`${query}`)
          expect(
            rows.map(({ id }) => id),
            way,
          ).toEqual(right)
        }
      }
  },
)

test('tasks by due day, those without one last, for every reader', async () => {
  const sort = readSort(entity('task'), 'due') as Sort
  for (const reader of readers())
    for (const filter of [undefined, { field: 'due', is: 'to', value: '2026-03-01' } as const]) {
      const asked = filter ? { where: JSON.stringify(filter) } : {}
      const right = await expected(reader, 'task', filter, sort)
      expect(await walked(reader, 'task', asked, 'after')).toEqual(right)
      expect(await walked(reader, 'task', asked, 'before')).toEqual(right)
    }
})

test('a jump to a letter stands at the first name behind it, Polish letters in their place', async () => {
  const reader = readers()[0]!
  const names = async (from: string) =>
    (await page(reader, 'client', { from, limit: '1' })).rows.map((row) => Reflect.get(row, 'name') as string)
  expect((await names('Ł'))[0]).toMatch(/^Łan/)
  expect((await names('Ź'))[0]).toMatch(/^Żuk/)
  expect((await names('Я'))[0]).toMatch(/^Яна/)
})

test('A15 A03 what is not offered is refused, never run', async () => {
  const refused = async (query: string) =>
    (await firm.ask(firm.people.sam, 'GET', `/api/clients?${query}`)).statusCode
  for (const sort of [
    'remarks',
    'name;drop table client',
    'name desc',
    '__proto__',
    'constructor',
    '--name',
    'owner.name',
  ])
    expect(await refused(`sort=${encodeURIComponent(sort)}`), sort).toBe(422)
  for (const where of [
    { field: 'remarks', is: 'is', value: 'x' },
    { field: 'name', is: "= '' or 1=1", value: 'x' },
    { field: 'owner', is: 'is', value: "' or 1=1" },
    { field: 'client.name', is: 'is', value: 'x' },
    { all: Array.from({ length: 80 }, () => ({ field: 'kind', is: 'is', value: 'firm' })) },
    [],
    'x',
    1,
    null,
    { any: [{ all: [{ any: [{ all: [{ field: 'kind', is: 'is', value: 'firm' }] }] }] }] },
  ])
    expect([400, 422], JSON.stringify(where)).toContain(
      await refused(`where=${encodeURIComponent(JSON.stringify(where))}`),
    )
  for (const query of [
    'after=x',
    'after=WyJhIiwiYiJd',
    'limit=0',
    'limit=1e9',
    'limit=-1',
    'where={',
    'sort=name&sort=town',
    'unknown=1',
    'before=%00',
  ])
    expect(await refused(query), query).toBe(400)
})
