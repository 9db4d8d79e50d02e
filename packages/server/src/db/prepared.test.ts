import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../test/server.ts'
import { type Database, openDatabase } from './database.ts'
import { repeated } from './prepared.ts'
import { compiledFor, frameOf, type Sql, sql, withValues } from './sql.ts'

let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const empty = await emptyDatabase()
  drop = empty.drop
  db = openDatabase(empty.poolConfig)
})
afterAll(async () => {
  await db.close()
  await drop()
})

const hard = `O'Brien \\ "cudzysłów" $1 %_ ; -- 'x' E'\\n' Żółć 🦊`

test.each<[string, Sql, unknown]>([
  ['a text', sql`select ${hard}::text as v`, hard],
  ['nothing', sql`select ${null}::text as v`, null],
  ['a number', sql`select ${-12.5}::numeric as v`, '-12.5'],
  ['a truth', sql`select ${true}::boolean as v`, true],
  ['texts', sql`select ${[hard, '', 'NULL', null, '{},"']}::text[] as v`, [hard, '', 'NULL', null, '{},"']],
  ['no texts', sql`select ${[]}::text[] as v`, []],
  ['bytes', sql`select ${Buffer.from([0, 255, 92])}::bytea as v`, Buffer.from([0, 255, 92])],
  ['JSON', sql`select ${JSON.stringify({ a: [hard] })}::jsonb as v`, { a: [hard] }],
])('%s written into the text is the value itself', async (_, query, value) => {
  expect(await db.readOnce(query)).toEqual([{ v: value }])
  expect((await db.pool.query(withValues(query))).rows).toEqual([{ v: value }])
})

test('what is compiled once is asked with one value after another', async () => {
  const of = compiledFor(
    sql`select ${'it'}::text as v, ${[hard, null]}::text[] as all, ${'other'}::text as w`,
    'it',
  )
  for (const value of [hard, 'it', 'other'])
    expect(await db.read(of(value))).toEqual([{ v: value, all: [hard, null], w: 'other' }])
  expect((await db.pool.query(withValues(of(hard)))).rows).toEqual([
    { v: hard, all: [hard, null], w: 'other' },
  ])
})

test('what is compiled once is asked with several values, lists among them, wherever each stands', async () => {
  const ids: string[] = []
  const of = compiledFor(
    sql`select ${'one'}::text || ${'two'} || ${'one'} as v, ${ids}::text[] as ids`,
    'one',
    'two',
    ids,
  )
  expect(await db.read(of('a', 'one', ['x', hard]))).toEqual([{ v: 'aonea', ids: ['x', hard] }])
  expect(await db.read(of('b', '', []))).toEqual([{ v: 'bb', ids: [] }])
})

test('a frame is written once around whatever stands in it, each value at its own', async () => {
  const of = frameOf(
    (inner) =>
      sql`with i as (${inner}) select i.*, ${hard}::text as one, ${['a', null]}::text[] as many from i`,
  )
  const inners: readonly Sql[] = [
    sql`select ${1}::int as n, ${'w'}::text as t`,
    sql`select 2 as n, ${'x'}::text as t`,
    sql`select 3 as n, 'y' as t`,
    sql`select 2 as n, ${'z'}::text as t`,
  ]
  for (const [at, letter] of ['w', 'x', 'y', 'z'].entries()) {
    const row = { n: [1, 2, 3, 2][at], t: letter, one: hard, many: ['a', null] }
    const framed = of(inners[at]!)
    expect(await db.read(framed)).toEqual([row])
    expect((await db.pool.query(withValues(framed))).rows).toEqual([row])
  }
  expect(() => frameOf((inner) => sql`select ${1} from (${inner}) i`)).toThrow(/first/)
})

test('what has no sure form in a text is not written into one', () => {
  expect(() => withValues(sql`select ${{ a: 1 }}`)).toThrow(TypeError)
  expect(() => withValues(sql`select ${[['a']]}`)).toThrow(TypeError)
  const names = repeated()
  const search = sql`select ${new Date(0)}`
  for (const _ of [1, 2, 3]) expect(names.statement(search).name).toBeUndefined()
})

test('a search is prepared when it comes again with the same values, and only then', async () => {
  const prepared = (value: string) =>
    db.search<{ statement: string }>(
      sql`select statement from pg_prepared_statements where ${value} <> '' order by prepare_time`,
    )
  expect(await prepared('first')).toEqual([])
  expect(await prepared('second')).toEqual([])
  const again = await prepared('first')
  expect(again.map(({ statement }) => statement)).toEqual([expect.stringContaining("where 'first' <> ''")])
  expect(await prepared('first')).toEqual(again)
})

test('when all names are given up, connections that have them are renewed', async () => {
  const backend = (value: number) =>
    db.search<{ pid: number; n: number }>(
      sql`select pg_backend_pid() as pid, (select count(*)::int from pg_prepared_statements) as n where ${value}::int > 0`,
    )
  const [before] = await backend(1)
  for (let value = 1; value <= 101; value += 1) for (const _ of [1, 2]) await backend(value)
  const [after] = await backend(1_000)
  expect(after!.pid).not.toBe(before!.pid)
  expect(after!.n).toBeLessThan(3)
})

test('of what came once only so much is remembered', () => {
  const names = repeated(2, 2)
  const name = (value: number) => names.statement(sql`select ${value}`).name
  expect([name(1), name(2), name(3), name(1)]).toEqual([undefined, undefined, undefined, undefined])
  expect(name(3)).toMatch(/^.{24}$/)
  expect(names.era).toBe(0)
})

test('how many rows a search gives is estimated', async () => {
  expect(await db.estimate(sql`select from generate_series(1, ${500}::int)`)).toBe(500)
})

test('what is asked along is answered in the row, with the name of a statement and without', async () => {
  const also = { name: 'twice', question: sql`(select ${21}::int * 2)` }
  const one = sql`select ${hard}::text as v, ${7}::int as n`
  const template = compiledFor(sql`select ${'it'}::text as v`, 'it')
  for (let time = 0; time < 3; time += 1) {
    expect(await db.readOne(one, also)).toEqual({ v: hard, n: 7, also: 42 })
    expect(await db.readOne(template(`${time}`), also)).toEqual({ v: `${time}`, also: 42 })
    expect(await db.searchOne(one, also)).toEqual({ v: hard, n: 7, also: 42 })
  }
  expect(await db.readOne(one)).toEqual({ v: hard, n: 7 })
  expect(await db.searchOne(one)).toEqual({ v: hard, n: 7 })
  expect(await db.readOne(sql`select 1 as v where false`, also)).toBeUndefined()
})
