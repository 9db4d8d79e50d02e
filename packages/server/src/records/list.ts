import { type Entity, type Filter, isRefusal, type Reader, readFilter } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { onceForBoth } from '../db/once.ts'
import { bytesOf } from '../db/passedOn.ts'
import { all, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { Fault } from '../errors.ts'
import { filterSql } from './filter.ts'
import { guessed } from './guess.ts'
import { pageIds, throughIndex, unionOf } from './page.ts'
import { problemAt } from './refused.ts'
import { ownParts, readable } from './scope.ts'
import { type Cursor, cursorText, jumpKey, readCursor, readSort, type Sort } from './sort.ts'
import { jsonWriter, type Kept, pageOf, type Titles, type Writer } from './written.ts'

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
  const page = await found(
    db,
    reader,
    entity,
    { ...asked, limit: limitOf(asked.limit) },
    jsonWriter(db, reader, entity),
  )
  const { rows, titles, after, before } = page
  return bytesOf(
    `{"rows":${rows},"titles":${titles},"after":${JSON.stringify(after)},"before":${JSON.stringify(before)}}`,
  )
}

/** A page for a file: rows as `writer` gives them, and where the next one begins; null behind the last. */
export interface FilePage {
  readonly rows: readonly Kept[]
  readonly titles: Titles
  readonly after: string | null
}

type FileWriter = Writer<readonly Kept[], Titles>

/** So many rows of the list as the writer writes them. */
export const listPage = (
  db: Database,
  reader: Reader,
  entity: Entity,
  asked: Pick<ListAsked, 'where' | 'sort' | 'after'> & { readonly limit: number },
  writer: FileWriter,
): Promise<FilePage> => found(db, reader, entity, asked, writer)

/** Those records of these ids that the reader may read, in the order in which they are named. */
export async function pageOfIds(
  reader: Reader,
  entity: Entity,
  ids: readonly string[],
  { write }: FileWriter,
): Promise<Omit<FilePage, 'after'>> {
  const named = sql`select t.id, '' as k, u.n from unnest(${ids}::uuid[]) with ordinality as u(id, n)
    join ${sql.id(tableOf(entity))} t on t.id = u.id
    where t.deleted_at is null and ${readable(reader, entity, 't') ?? truth}`
  return write(named, { limit: ids.length, forwards: true })
}

async function found<R, T>(
  db: Database,
  reader: Reader,
  entity: Entity,
  { limit, ...asked }: Omit<ListAsked, 'limit'> & { readonly limit: number },
  writer: Writer<R, T>,
) {
  const hidden = reader.hidden[entity.name] ?? []
  const filter = filterOf(entity, asked.where, reader)
  const sort = readSort(entity, asked.sort, hidden)
  if (isRefusal(sort)) throw new Fault('refused', { problems: [problemAt('sort', sort)] })
  const start = startOf(entity, sort, asked)
  const ids = await pageIds(db, reader, entity, { filter, sort, limit, ...start })
  const { rows, titles, keys: read } = await pageOf(db, writer, ids, { limit, forwards: start.forwards })
  const more = read.length > limit
  const keys = (start.forwards ? read : [...read].reverse())
    .slice(start.forwards ? 0 : more ? 1 : 0)
    .slice(0, limit)
  const first = keys[0]
  const last = keys.at(-1)
  const before = first && (start.forwards ? start.from !== undefined : more) ? cursorText(...first) : null
  const after = last && (start.forwards ? more : start.from !== 'end') ? cursorText(...last) : null
  return { rows, titles, after, before }
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
  const known = filters(reader, entity, '', () => new Map())
  const filter = known.get(where) ?? freshFilter(entity, where, reader)
  if (known.size >= mostFilters) known.clear()
  known.set(where, filter)
  return filter
}

/** Of what is asked again and again the same is read. */
const filters = onceForBoth<Map<string, Filter>>()
const mostFilters = 30

function freshFilter(entity: Entity, where: string, reader: Reader): Filter {
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
  const own = ownParts(reader, entity)
  // What only ids find is not found by the rights themselves.
  const mine = own && !own.near ? sql`t.id in (${sql.join(own.ids, sql` union `)})` : truth
  const found = unionOf(
    parts.map(conditionOf),
    (part) =>
      sql`select t.id from ${table} t where ${all([mine, part, conditions])} limit ${sql.lit(exactUpTo + 1)}`,
  )
  const row = await db.searchOne<{ n: number }>(sql`select count(*)::int as n from (${found}) x`)
  if (row && row.n <= exactUpTo) return { count: row.n, exact: true }
  const estimate = await db.estimate(sql`select from ${table} t where ${conditions}`)
  return { count: Math.max(exactUpTo, Math.round(estimate)), exact: false }
}
