import {
  type CustomKind,
  type Filter,
  isSortable,
  kinds,
  type Money,
  type Operator,
  type Reader,
  readFilter,
  type Scope,
} from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { randomly } from '../../test/random.ts'
import { type Sql, sql, truth } from '../db/sql.ts'
import { filterSql } from '../records/filter.ts'
import { listJson } from '../records/list.ts'
import { readable } from '../records/scope.ts'
import { readSort, type Sort } from '../records/sort.ts'
import { indexStates, indexTasks } from './customFieldIndexes.ts'

let firm: TestFirm
const random = randomly(17)
const aborted = new AbortController().signal
const options = ['a', 'b', 'c'].map((key) => ({ key, name: { pl: key } }))
const choices = ['a', 'b', 'c']

/** Some values of each kind, written as the kind keeps them. */
const values = (): Readonly<Partial<Record<CustomKind, readonly unknown[]>>> => ({
  text: ['Zielony', 'zielonkawy', '100%', 'a_b', "O'Hara"],
  whole: [-5, 0, 9, 10, 100],
  decimal: ['-0.5', '0', '9.25', '10', '100.000001'],
  money: [
    { amount: '-12.50', currency: 'PLN' },
    { amount: '1000.00', currency: 'PLN' },
    { amount: '999.99', currency: 'PLN' },
    { amount: '-999999999999.99', currency: 'EUR' },
    { amount: '1000.00', currency: 'EUR' },
    { amount: '999999999999.999', currency: 'KWD' },
  ],
  day: ['1999-12-31', '2026-02-28', '2026-03-01'],
  instant: ['2026-02-28T23:59:59.999Z', '2026-03-01T00:00:00.000Z'],
  yesNo: [true, false],
  choice: choices,
  choices: [['a'], ['a', 'b'], ['c']],
  webAddress: ['https://a.pl', 'https://b.pl/zielony'],
  mail: ['a@b.pl', 'c@d.pl'],
  phones: [[{ number: '+48601234567' }], [{ number: '+48225550120' }, { number: '+48601234567' }]],
  user: Object.values(firm.people),
})

beforeAll(async () => {
  firm = await openFirm()
  const { people, departments } = firm
  for (const kind of Object.keys(values()) as CustomKind[])
    await firm.make(people.adam, 'customField', {
      entity: 'client',
      key: `f${kind}`,
      kind,
      name: { pl: kind },
      filterable: true,
      sortable: isSortable(kind) && kind !== 'decimal',
      ...((kind === 'choice' || kind === 'choices') && { options }),
    })
  await firm.as(people.adam, async (act) => {
    for (let i = 0; i < 300; i += 1) {
      const own = Object.entries(values()).map(([kind, some]) => [
        `custom.f${kind}`,
        random.next() < 0.4 ? null : random.oneOf(some),
      ])
      await act.create(entity('client'), {
        name: `Klient ${i}`,
        owner: random.oneOf(Object.values(people)),
        department: random.oneOf(Object.values(departments)),
        visibility: random.oneOf(['everyone', 'everyone', 'department', 'user'] as const),
        ...Object.fromEntries(own),
      })
    }
  })
})
afterAll(() => firm.close())

const readers = (): readonly Reader[] => {
  const base = { administrator: false, ownsAdded: false, hidden: {}, locked: {} }
  const may = (scope: Scope) => ({ client: { read: scope } })
  const { people, departments } = firm
  return [
    { ...base, id: people.adam, administrator: true, departments: [], permissions: {} },
    {
      ...base,
      id: people.mia,
      departments: [departments.sales, departments.warsaw],
      permissions: may('department'),
    },
    { ...base, id: people.olga, departments: [], permissions: may('own') },
  ]
}

/** As whole numbers, since not every amount is exact as a number of JavaScript. */
const thousandths = ({ amount }: Money): bigint => {
  const [units = '', parts = ''] = amount.split('.')
  return BigInt(units + parts.padEnd(3, '0'))
}

/** What a filter means, said without SQL. */
function meets(held: unknown, is: Operator, asked: unknown, kind: CustomKind): boolean {
  const empty = held === null || (Array.isArray(held) && held.length === 0)
  const ordered = (value: unknown) => (kind === 'whole' || kind === 'decimal' ? Number(value) : String(value))
  const list = Array.isArray(held) ? held : [held]
  if (kind === 'money' && !empty && (is === 'from' || is === 'to' || is === 'is')) {
    const [has, wants] = [held as Money, asked as Money]
    if (has.currency !== wants.currency) return false
    const difference = thousandths(has) - thousandths(wants)
    return is === 'is' ? difference === 0n : is === 'from' ? difference >= 0n : difference <= 0n
  }
  if (is === 'isEmpty') return empty
  if (is === 'isFilled') return !empty
  if (is === 'is') return list.includes(asked)
  if (is === 'isNot') return !list.includes(asked)
  if (is === 'anyOf') return list.some((each) => (asked as unknown[]).includes(each))
  if (empty) return false
  if (is === 'contains') {
    return kind === 'phones'
      ? JSON.stringify(held).includes(String(asked).replace(' ', ''))
      : String(held).toLowerCase().includes(String(asked).toLowerCase())
  }
  return is === 'from' ? ordered(held) >= ordered(asked) : ordered(held) <= ordered(asked)
}

/** Every operator of the kind with some of the values it may be asked with. */
const filters = (kind: CustomKind, some: readonly unknown[]): readonly { is: Operator; value?: unknown }[] =>
  kinds[kind === 'user' ? 'reference' : (kind as 'text')].operators.flatMap(
    (is): { is: Operator; value?: unknown }[] => {
      const single = kind === 'choices' ? choices : some
      if (is === 'isEmpty' || is === 'isFilled') return [{ is }]
      if (is === 'anyOf') return [{ is, value: single.slice(0, 2) }]
      if (is === 'contains')
        return (kind === 'phones' ? ['601 234', '225550120', '9999'] : ['ZIELON', '%', '_', "'", 'x']).map(
          (value) => ({ is, value }),
        )
      return single.map((value) => ({ is, value }))
    },
  )

async function rightAnswers(reader: Reader) {
  const whole = (await firm.context.settings())!.whole(entity('client') as never)
  const rows = await firm.db.read<{ id: string; custom: Record<string, unknown> }>(
    sql`select t.id, t.custom from client t where t.deleted_at is null and ${readable(reader, whole, 't') ?? truth}`,
  )
  return { whole, rows }
}

async function everyFilterGivesTheRightRows(): Promise<number> {
  let asked = 0
  for (const reader of readers()) {
    const { whole, rows } = await rightAnswers(reader)
    for (const [kind, some] of Object.entries(values()) as [CustomKind, readonly unknown[]][])
      for (const filter of filters(kind, some)) {
        const where: Filter = { field: `custom.f${kind}`, ...filter }
        expect(readFilter(whole, where), JSON.stringify(where)).toMatchObject(where)
        const right = rows
          .filter(({ custom }) =>
            meets(custom[`f${kind}`] ?? (kind === 'yesNo' ? false : null), filter.is, filter.value, kind),
          )
          .map(({ id }) => id)
        const answer = JSON.parse(
          String(await listJson(firm.db, reader, whole, { where: JSON.stringify(where), limit: '200' })),
        )
        const walked: string[] = answer.rows.map(({ id }: { id: string }) => id)
        for (let { after } = answer; after !== null; ) {
          const next = JSON.parse(
            String(
              await listJson(firm.db, reader, whole, { where: JSON.stringify(where), limit: '200', after }),
            ),
          )
          walked.push(...next.rows.map(({ id }: { id: string }) => id))
          after = next.after
        }
        expect(walked.toSorted(), `${reader.id} ${JSON.stringify(where)}`).toEqual(right.toSorted())
        asked += 1
      }
  }
  return asked
}

const build = () => {
  const { db, context } = firm
  return indexTasks({ db, settings: () => context.settings() }).customFieldIndexes!({}, aborted)
}
const states = async () => indexStates(firm.db, (await firm.context.settings())!)
const namesOfIndexes = async () =>
  (
    await firm.db.read<{ name: string }>(
      sql`select indexname as name from pg_indexes where indexname ~ '^own_' order by 1`,
    )
  ).map(({ name }) => name)

test('filters by custom fields give the rows of the naive question with rights, without indexes and with them', async () => {
  expect(Object.values(await states()).every(({ ready }) => !ready)).toBe(true)
  const asked = await everyFilterGivesTheRightRows()
  expect(asked).toBeGreaterThan(150)
  await build()
  expect(Object.values(await states()).every(({ ready }) => ready)).toBe(true)
  await firm.db.write(sql`analyze client`)
  expect(await everyFilterGivesTheRightRows()).toBe(asked)
}, 90_000)

test('an index is used: for equality the one that is always there, for all else the built one', async () => {
  const whole = (await firm.context.settings())!.whole(entity('client') as never)
  const plan = async (where: Filter, there = truth) => {
    const rows = await firm.db.transaction(async (run) => {
      await run(sql`set local enable_seqscan = off`)
      return run<{ 'QUERY PLAN': string }>(
        sql`explain select t.id from client t where ${there} and ${filterSql(readers()[0]!, whole, where, 't')}`,
      )
    })
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  expect(await plan({ field: 'custom.fchoice', is: 'is', value: 'a' })).toContain('client_custom')
  for (const where of [
    { field: 'custom.fdecimal', is: 'from', value: '10' },
    { field: 'custom.fday', is: 'to', value: '2026-01-01' },
    { field: 'custom.fmoney', is: 'from', value: { amount: '1000.00', currency: 'PLN' } },
    { field: 'custom.fmoney', is: 'to', value: { amount: '1000.00', currency: 'PLN' } },
    { field: 'custom.fchoice', is: 'isFilled' },
    { field: 'custom.fchoices', is: 'isFilled' },
    { field: 'custom.ftext', is: 'contains', value: 'zielon' },
  ] as const)
    expect(await plan(where, sql`t.deleted_at is null`)).toMatch(/own_[0-9a-f]{32}/)
})

/** The plain order of a sort by an own field, as PostgreSQL is asked for it without cursors. */
const plainOrder: Readonly<Record<string, readonly Sql[]>> = {
  ftext: [sql`custom->>'ftext' collate "pl-x-icu"`],
  fwhole: [sql`(custom->>'fwhole')::numeric`],
  fmoney: [sql`custom->'fmoney'->>'currency' collate "C"`, sql`(custom->'fmoney'->>'amount')::numeric`],
  fday: [sql`custom->>'fday' collate "C"`],
  finstant: [sql`custom->>'finstant' collate "C"`],
}

test('lists sort by own fields that are marked so: page by page, both ways, what is empty last, by an index', async () => {
  const whole = (await firm.context.settings())!.whole(entity('client') as never)
  for (const reader of readers())
    for (const [key, orders] of Object.entries(plainOrder))
      for (const down of [false, true]) {
        const direction = sql.raw(down ? 'desc nulls first' : 'asc nulls last')
        const rows = await firm.db.read<{ id: string }>(sql`select t.id from client t
          where t.deleted_at is null and ${readable(reader, whole, 't') ?? truth}
          order by ${sql.join(orders.map((each) => sql`${each} ${direction}`))}, t.id ${sql.raw(down ? 'desc' : 'asc')}`)
        const right = rows.map(({ id }) => id)
        for (const way of ['after', 'before'] as const) {
          const ids: string[] = []
          let cursor: string | null = way === 'before' ? 'end' : null
          do {
            const asked = {
              sort: `${down ? '-' : ''}custom.${key}`,
              limit: '37',
              ...(cursor && { [way]: cursor }),
            }
            const page = JSON.parse(String(await listJson(firm.db, reader, whole, asked)))
            const found = page.rows.map(({ id }: { id: string }) => id)
            ids.splice(way === 'after' ? ids.length : 0, 0, ...found)
            cursor = page[way]
          } while (cursor !== null)
          expect(ids, `${key} ${down} ${way}`).toEqual(right)
        }
      }
  const plan = await firm.db.transaction(async (run) => {
    await run(sql`set local enable_seqscan = off`)
    await run(sql`set local enable_sort = off`)
    const { key } = readSort(whole, 'custom.fwhole') as Sort
    return run<{ 'QUERY PLAN': string }>(
      sql`explain select t.id from client t where t.deleted_at is null order by ${key('t')}, t.id limit 51`,
    )
  })
  expect(plan.map((row) => row['QUERY PLAN']).join()).toMatch(/own_[0-9a-f]{32}_sort/)
})

test('A15 a cursor that is no number of its sort is refused', async () => {
  for (const key of ['x', '1e9', 'NaN', '1; drop table client', '']) {
    const after = Buffer.from(JSON.stringify([key, firm.people.adam])).toString('base64url')
    const answer = await firm.ask(firm.people.adam, 'GET', `/api/clients?sort=custom.fwhole&after=${after}`)
    expect(answer.statusCode, key).toBe(400)
  }
})

test('typing in a list sorted by money goes to an amount of a currency; without one nobody knows where', async () => {
  const { adam } = firm.people
  const from = (typed: string) =>
    firm.ask(adam, 'GET', `/api/clients?sort=custom.fmoney&limit=1&from=${encodeURIComponent(typed)}`)
  const { rows } = (await from('500 PLN')).json()
  expect(rows[0]['custom.fmoney']).toEqual({ amount: '999.99', currency: 'PLN' })
  expect((await from('500')).statusCode).toBe(400)
})

test('an amount is asked for with its currency, or refused with a sentence', async () => {
  const ask = async (value: unknown) => {
    const where = JSON.stringify({ field: 'custom.fmoney', is: 'from', value })
    const answer = await firm.ask(firm.people.adam, 'GET', `/api/clients?where=${encodeURIComponent(where)}`)
    return answer.json()
  }
  expect((await ask('1000')).problems).toMatchObject([{ at: 'where', code: 'currencyMissing' }])
  const { rows } = await ask('1 000,00 zł')
  const found = rows.map((row: Record<string, Money>) => row['custom.fmoney'])
  expect(new Set(found.map(kinds.money.text))).toEqual(new Set(['1000.00 PLN']))
})

test('no list is sorted by an own field that is not marked so', async () => {
  const answer = await firm.ask(firm.people.adam, 'GET', '/api/clients?sort=custom.fdecimal')
  expect(answer.json().problems).toMatchObject([{ at: 'sort', code: 'notSortable' }])
})

test('what is no longer a filter loses its index; what a killed program left half built is built anew', async () => {
  const before = await namesOfIndexes()
  const definition = [...(await firm.context.settings())!.customFields.values()].find(
    ({ key }) => key === 'fday',
  )!
  const { id } = definition
  const name = `own_${id.replaceAll('-', '')}`
  await firm.ask(firm.people.adam, 'PATCH', `/api/custom-fields/${id}`, { filterable: false })
  await build()
  expect(await namesOfIndexes()).toEqual(before.filter((each) => each !== name))
  await firm.ask(firm.people.adam, 'PATCH', `/api/custom-fields/${id}`, { filterable: true })
  // It cannot be unique, and what was begun stays behind.
  const broken = sql`create unique index concurrently ${sql.id(name)} on client ((1))`
  await expect(firm.db.write(broken)).rejects.toThrow(/could not create unique index/)
  expect((await states())[id]).toMatchObject({ ready: false })
  await build()
  expect((await states())[id]).toMatchObject({ ready: true })
  expect(await namesOfIndexes()).toEqual(before)
})

test('a change of definitions asks for the job with it; one that waits is enough', async () => {
  const { rows } = await firm.db.pool.query(
    "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'customFieldIndexes'",
  )
  expect(rows[0].n).toBe(1)
})
