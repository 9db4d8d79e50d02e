import { type Entity, type Filter, isRefusal, type Reader, readFilter } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { bytesOf, passedOn } from '../db/passedOn.ts'
import { all, type Sql, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { Fault } from '../errors.ts'
import { filterSql } from './filter.ts'
import { guessed } from './guess.ts'
import { type PageIds, pageIds, throughIndex, unionOf } from './page.ts'
import { problemAt } from './refused.ts'
import { relatedColumns, titlesOfRelated } from './related.ts'
import { readable } from './scope.ts'
import { selectList, titlesOf } from './select.ts'
import { type Cursor, cursorText, jumpKey, readCursor, readSort, type Sort } from './sort.ts'

/** The parameters of a list as they stand in the address. */
export interface ListAsked {
  readonly where?: string
  readonly sort?: string
  readonly after?: string
  readonly before?: string
  readonly from?: string
  readonly limit?: string
}

const exactUpTo = 10_000

/** A page as JSON (`ListAnswer`), made by the database and passed on. Refusals are faults naming the parameter. */
export async function listJson(
  db: Database,
  reader: Reader,
  entity: Entity,
  asked: ListAsked,
): Promise<Buffer> {
  const hidden = reader.hidden[entity.name] ?? []
  const filter = filterOf(entity, asked.where, reader)
  const sort = readSort(entity, asked.sort, hidden)
  if (isRefusal(sort)) throw new Fault('refused', { problems: [problemAt('sort', sort)] })
  const limit = limitOf(asked.limit)
  const start = startOf(entity, sort, asked)
  const shape: Shape = { limit, forwards: start.forwards, reader }
  const page = await pageOf(
    db,
    entity,
    await pageIds(db, reader, entity, { filter, sort, limit, ...start }),
    shape,
  )
  const more = page.keys.length > limit
  const keys = (start.forwards ? page.keys : [...page.keys].reverse())
    .slice(start.forwards ? 0 : more ? 1 : 0)
    .slice(0, limit)
  const first = keys[0]
  const last = keys.at(-1)
  const before = first && (start.forwards ? start.from !== undefined : more) ? cursorText(...first) : null
  const after = last && (start.forwards ? more : start.from !== 'end') ? cursorText(...last) : null
  return written(page, after, before)
}

/** Those records of these ids that the reader may read, in the order in which they are named, as such a page. */
export async function listOfIds(
  db: Database,
  reader: Reader,
  entity: Entity,
  ids: readonly string[],
): Promise<Buffer> {
  const named = sql`select t.id, '' as k, u.n from unnest(${ids}::uuid[]) with ordinality as u(id, n)
    join ${sql.id(tableOf(entity))} t on t.id = u.id
    where t.deleted_at is null and ${readable(reader, entity, 't') ?? truth}`
  const shape: Shape = { limit: ids.length, forwards: true, reader }
  const [page] = await db.read<Page>(pageSql(entity, named, shape))
  return written(page!, null, null)
}

const written = ({ rows, titles }: Page, after: string | null, before: string | null): Buffer =>
  bytesOf(
    `{"rows":${rows},"titles":${titles},"after":${JSON.stringify(after)},"before":${JSON.stringify(before)}}`,
  )

interface Page {
  /** Passed on. */
  readonly rows: string
  /** Passed on. */
  readonly titles: string
  readonly keys: readonly (readonly [key: string, id: string])[]
}

interface Shape {
  readonly limit: number
  readonly forwards: boolean
  readonly reader: Reader
}

/** Finds the rows and writes the page: in one statement, or in two where finding them is planned for the values. */
async function pageOf(
  db: Database,
  entity: Entity,
  { query, varies, otherwise }: PageIds,
  shape: Shape,
): Promise<Page> {
  const full = (page: { readonly length: number }) => page.length > shape.limit
  const none: Page = { rows: '[]', titles: '{}', keys: [] }
  const listed = (found: readonly Key[]) => (found.length === 0 ? none : read(numbered(found)))
  const read = async (ids: Sql) => (await db.read<Page>(pageSql(entity, ids, shape)))[0]!
  if (!varies) {
    const page = await read(sql`select id, k::text as k, row_number() over () as n from (${query}) q`)
    if (full(page.keys) || !otherwise) return page
  } else {
    const found = await keysOf(db, query)
    if (full(found) || !otherwise) return listed(found)
  }
  return listed(await keysOf(db, otherwise))
}

type Key = { readonly id: string; readonly k: string }

const keysOf = (db: Database, query: Sql): Promise<Key[]> =>
  db.search<Key>(sql`select id, k::text as k from (${query}) q`)

const numbered = (found: readonly Key[]): Sql =>
  sql`select id, k, n from unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ k }) => k)}::text[]) with ordinality as u(id, k, n)`

/** `ids` gives id, key as text and number `n` in reading order. */
function pageSql(entity: Entity, ids: Sql, { limit, forwards, reader }: Shape): Sql {
  const table = sql.id(tableOf(entity))
  const shown = sql.raw(forwards ? 'asc' : 'desc')
  const own = selectList(entity, 't', reader.hidden[entity.name])
  const fields = sql.join([own, ...relatedColumns(reader, entity, 't')])
  return sql`with p as materialized (${ids}),
    page as (select id, n from p where n <= ${sql.lit(limit)}),
    r as (select t.* from page join ${table} t using (id))
    select ${passedOn(sql`(select coalesce(json_agg(x.j order by x.n ${shown}), '[]')::text from
        (select page.n, (select row_to_json(f) from (select ${fields}) f) as j from page join ${table} t on t.id = page.id) x)`)} as rows,
      ${passedOn(sql`${titlesOf(reader, entity, sql`r`, titlesOfRelated(reader, entity, sql`r`))}::text`)} as titles,
      (select coalesce(json_agg(json_build_array(p.k, p.id) order by p.n), '[]') from p) as keys`
}

function startOf(
  entity: Entity,
  sort: Sort,
  { after, before, from }: ListAsked,
): { from: Cursor | undefined; forwards: boolean; inclusive: boolean } {
  if (from !== undefined && from !== '') {
    const key = jumpKey(entity, sort, from)
    if (key === undefined) throw new Fault('badRequest')
    const id = sort.down ? 'ffffffff-ffff-ffff-ffff-ffffffffffff' : '00000000-0000-0000-0000-000000000000'
    return { from: { key, id }, forwards: true, inclusive: true }
  }
  const text = after ?? before
  if (text === undefined) return { from: undefined, forwards: true, inclusive: false }
  const cursor = readCursor(text)
  if (cursor === undefined || (cursor !== 'end' && !fits(cursor.key, sort.type)))
    throw new Fault('badRequest')
  return { from: cursor, forwards: after !== undefined, inclusive: false }
}

/** Whether a cursor's text can be read as the sort's type; the cursor came from outside. */
const fits = (key: string, type: string): boolean =>
  type === 'text' ||
  (type === 'integer'
    ? /^-?\d{1,9}$/.test(key)
    : type === 'numeric'
      ? key === 'Infinity' || /^-?\d{1,20}(\.\d{1,20})?$/.test(key)
      : key === 'infinity' || (/^\d{4}-\d\d-\d\d/.test(key) && !Number.isNaN(Date.parse(key))))

function limitOf(asked: string | undefined): number {
  if (asked === undefined || asked === '') return 50
  const limit = Number(asked)
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new Fault('badRequest')
  return limit
}

/** The `where` of an address as a checked filter; undefined for none. */
export function filterOf(entity: Entity, where: string | undefined, reader: Reader): Filter | undefined {
  if (where === undefined || where === '') return undefined
  let raw: unknown
  try {
    raw = JSON.parse(where)
  } catch {
    throw new Fault('badRequest')
  }
  const filter = readFilter(entity, raw, reader)
  if (isRefusal(filter)) throw new Fault('refused', { problems: [problemAt('where', filter)] })
  return filter
}

/** How many rows the list has: exact up to 10,000, beyond that the planner's estimate, which says so. */
export async function count(
  db: Database,
  reader: Reader,
  entity: Entity,
  where: string | undefined,
): Promise<{ count: number; exact: boolean }> {
  const filter = filterOf(entity, where, reader)
  const table = sql.id(tableOf(entity))
  const conditions = all([
    sql`t.deleted_at is null`,
    readable(reader, entity, 't') ?? truth,
    filter ? filterSql(reader, entity, filter, 't') : truth,
  ])
  const conditionOf = (part: Filter) => filterSql(reader, entity, part, 't')
  const guess = (part: Filter) => guessed(db, tableOf(entity), conditionOf(part))
  const { parts } = filter ? await throughIndex(filter, guess, Number.POSITIVE_INFINITY) : { parts: [] }
  const found = unionOf(
    parts.map(conditionOf),
    (part) =>
      sql`select t.id from ${table} t where ${all([part, conditions])} limit ${sql.lit(exactUpTo + 1)}`,
  )
  const [row] = await db.search<{ n: number }>(sql`select count(*)::int as n from (${found}) x`)
  if (row && row.n <= exactUpTo) return { count: row.n, exact: true }
  const [plan] = await db.search<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`explain (format json) select from ${table} t where ${conditions}`,
  )
  return {
    count: Math.max(exactUpTo, Math.round(plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0)),
    exact: false,
  }
}
