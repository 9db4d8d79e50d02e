/**
 * Which rows a page of a list holds. There are five ways to find them; which is quickest depends on how many rows the
 * filter and the reader's rights let through, so that is guessed first: see `docs/decisions/0005-lists.md`.
 */
import { type Entity, type Filter, filterFieldNamed, type Reader } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { onceForBoth } from '../db/once.ts'
import { all, type Sql, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { filterSql } from './filter.ts'
import { guessed } from './guess.ts'
import { type OwnParts, ownIds, ownParts, readable } from './scope.ts'
import { behind, type Cursor, type Sort } from './sort.ts'

export interface PageAsked {
  readonly filter: Filter | undefined
  readonly sort: Sort
  /** Reading on from here, or back from here; from the start if undefined. */
  readonly from: Cursor | undefined
  readonly forwards: boolean
  /** The row at the cursor itself is wanted too (a jump). */
  readonly inclusive: boolean
  readonly limit: number
}

/** Queries for id and sort key (`k`) of one row more than the page holds, in reading order. */
export interface PageIds {
  readonly query: Sql
  /** Whether its plan depends on the values, so that it must be planned for them; or it might take long, and has to be cut off. */
  readonly varies: boolean
  /** To be asked instead when `query`, which looks only so far, fills no page. */
  readonly otherwise?: Sql
}

/** How far the sort is walked looking for rows that fit, before they are collected instead. */
const stretch = 8_000

/** Entries of an index that are read in the time of one row. */
const entriesARow = 50

/** Fields that have an index together with the list's own sort: a walk along it meets no row of another value. */
export const together: Readonly<Record<string, readonly string[]>> = {
  client: ['owner', 'department', 'town'],
  task: ['owner', 'department', 'status'],
  talk: ['client', 'owner', 'department', 'kind', 'purpose', 'result'],
}

/** The filter as SQL, and by which way its rows are found, wherever a page begins. */
interface Chosen {
  readonly filter?: Sql | undefined
  /** The same for records that are met one after the other. */
  readonly each?: Sql | undefined
  by(find: Ways): PageIds
}

interface Kept extends Chosen {
  /** How the page at either end is found, which is asked for again with every change. */
  readonly first: Map<string, PageIds>
}

/** How the rows are found. A wrong guess costs time, never a row. */
export async function pageIds(
  db: Database,
  reader: Reader,
  entity: Entity,
  asked: PageAsked,
): Promise<PageIds> {
  const { filter, each, by, first } = await chosen(db, reader, entity, asked)
  const make = () => by(ways(reader, entity, asked, filter ?? truth, each))
  if (asked.from !== undefined) return make()
  const name = `${asked.sort.down} ${asked.forwards}`
  const made = first.get(name) ?? make()
  first.set(name, made)
  return made
}

/** Milliseconds for which a choice is kept, as long as the guesses that it is made by. */
const kept = 60_000
/** For so many filters of one reader: what somebody asks must not fill the memory. */
const mostKept = 30
const choices = onceForBoth<Map<string, { readonly chosen: Kept; readonly until: number }>>()

async function chosen(db: Database, reader: Reader, entity: Entity, asked: PageAsked): Promise<Kept> {
  const known = choices(reader, entity, '', () => new Map())
  const key = JSON.stringify([asked.filter, asked.sort.field, asked.limit])
  const before = known.get(key)
  if (before && before.until > Date.now()) return before.chosen
  const chosen = { ...(await choose(db, reader, entity, asked)), first: new Map<string, PageIds>() }
  if (known.size >= mostKept) known.clear()
  known.set(key, { chosen, until: Date.now() + kept })
  return chosen
}

/** Chooses by how many rows each way would read. */
async function choose(db: Database, reader: Reader, entity: Entity, asked: PageAsked): Promise<Chosen> {
  const filter = asked.filter && filterSql(reader, entity, asked.filter, 't')
  const own = ownParts(reader, entity)
  const each = asked.filter && filterSql(reader, entity, asked.filter, 't', 'each')
  if (!filter && !own) return { by: (find) => ({ query: find.along(), varies: false }) }
  const guess = (condition: Sql) => guessed(db, tableOf(entity), condition)
  const whole = await guess(truth)
  const conditionOf = (part: Filter) => filterSql(reader, entity, part, 't')
  const { rows: indexed, parts } = asked.filter
    ? await throughIndex(asked.filter, (part) => guess(conditionOf(part)), whole)
    : { rows: whole, parts: [] }
  // Of what is no comparison PostgreSQL takes half to fit; more than the indexes find cannot.
  const fitting = filter ? Math.min(await guess(filter), indexed) : whole
  const mine = own ? await guessed(db, own.size.table, own.size.condition) : whole
  // Two indexes of the table itself PostgreSQL puts together before it reads a row.
  const narrow =
    own?.near && parts.length === 1 && parts[0] && isPlain(entity, parts[0])
      ? conditionOf(parts[0])
      : undefined
  const ofBoth = narrow ? await guess(all([own!.near!, narrow])) : whole
  const joint = asked.sort.main && asked.filter ? jointOf(entity, asked.filter) : undefined
  const ofJoint = joint ? await guess(conditionOf(joint)) : whole
  const page = asked.limit + 1
  const unread = whole / mine
  const collected = Math.min(indexed, mine)
  // Where collecting would read very much, a stretch of the walk is tried first: what is guessed of it may be wrong.
  const trial = collected > 4 * stretch ? stretch : Number.POSITIVE_INFINITY
  const costs: readonly (readonly [rows: number, way: Chosen['by']])[] = [
    [
      Math.min(page * (whole / fitting) * unread, trial),
      (find) => ({ query: find.walk(), varies: !!filter, otherwise: collect(find).query }),
    ],
    [
      joint ? Math.min(ofJoint, page * (ofJoint / fitting) * unread) : Number.POSITIVE_INFINITY,
      (find) => ({ query: find.along(), varies: asked.filter !== joint || ofJoint > stretch }),
    ],
    [
      own && asked.sort.main
        ? own.count * Math.min(page * (whole / fitting), mine)
        : Number.POSITIVE_INFINITY,
      (find) => ({ query: find.branches(own!), varies: !!filter }),
    ],
    [collected, (find) => collect(find)],
    [
      // Less than that is collected sooner than a whole index is read.
      narrow && collected > stretch ? ofBoth + (indexed + mine) / entriesARow : Number.POSITIVE_INFINITY,
      (find) => ({ query: find.collectOwn(own!, narrow), varies: true }),
    ],
  ]
  const isOneWay =
    mine <= stretch && own && isOwnAlone(own) && (!asked.filter || isEquality(entity, asked.filter))
  const collect: Chosen['by'] = (find) =>
    own && mine < indexed
      ? { query: find.collectOwn(own), varies: !isOneWay }
      : { query: find.collect(parts.map(conditionOf)), varies: true }
  const [, by] = costs.reduce((best, each) => (each[0] < best[0] ? each : best))
  return { filter, each, by }
}

/** How many rows indexes give for a filter, and the conditions that together find every row that fits it. */
export interface Indexed {
  readonly rows: number
  readonly parts: readonly Filter[]
}

/** Of conditions that must all hold the narrowest one; of those of which any may hold, all of them. */
export async function throughIndex(
  filter: Filter,
  guess: (condition: Filter) => Promise<number>,
  whole: number,
): Promise<Indexed> {
  // What must not hold has no index.
  if ('not' in filter) return { rows: whole, parts: [filter] }
  if (!('all' in filter) && !('any' in filter)) return { rows: await guess(filter), parts: [filter] }
  const each: Indexed[] = []
  for (const part of 'all' in filter ? filter.all : filter.any)
    each.push(await throughIndex(part, guess, whole))
  if ('any' in filter)
    return { rows: each.reduce((sum, { rows }) => sum + rows, 0), parts: each.flatMap(({ parts }) => parts) }
  return each.reduce<Indexed>(
    (best, one) => (one.rows < best.rows ? one : best),
    each[0] ?? { rows: whole, parts: [] },
  )
}

/** The equality with the narrowest index, if the filter demands one that has an index together with the sort. */
function jointOf(entity: Entity, filter: Filter): Filter | undefined {
  if ('all' in filter)
    return filter.all.map((each) => jointOf(entity, each)).find((each) => each !== undefined)
  return 'field' in filter && filter.is === 'is' && together[entity.name]?.includes(filter.field)
    ? filter
    : undefined
}

/** Whether what is the reader's own is found by its owner and by ids alone: for that there is one plan, whatever the values. */
const isOwnAlone = ({ near, departments }: OwnParts): boolean => near !== undefined && !departments

/** Each kind of filter is a statement to be kept ready; of these there are no more than fields. */
const isEquality = (entity: Entity, filter: Filter): boolean =>
  'field' in filter && filter.is === 'is' && isPlain(entity, filter)

/** Whether a filter compares a column of the entity's own table. */
function isPlain(entity: Entity, filter: Filter): boolean {
  if (!('field' in filter)) return false
  const found = filterFieldNamed(entity, filter.field)
  return found !== undefined && !found.near && found.field.kind !== 'references'
}

/** PostgreSQL joins indexes under an "or" only where each side is a plain comparison; so each side is a query of its own. */
export const unionOf = (parts: readonly Sql[], query: (part: Sql) => Sql): Sql =>
  parts.length < 2
    ? query(truth)
    : sql.join(
        parts.map((part) => sql`(${query(part)})`),
        sql` union `,
      )

type Ways = ReturnType<typeof ways>

/** The ways to find the rows, each on its own right for every reader and filter. */
export function ways(
  reader: Reader,
  entity: Entity,
  { sort, from, forwards, inclusive, limit }: PageAsked,
  filter: Sql,
  /** The same for records that are met one after the other. */
  each: Sql = filter,
) {
  const table = sql.id(tableOf(entity))
  const direction = sql.raw(forwards === sort.down ? 'desc' : 'asc')
  const key = sort.key('t')
  const order = sql`order by ${key} ${direction}, t.id ${direction}`
  const most = sql`limit ${sql.lit(limit + 1)}`
  const rights = readable(reader, entity, 't') ?? truth
  const there = all([
    sql`t.deleted_at is null`,
    (from && behind(sort, from, 't', forwards, inclusive)) ?? truth,
  ])
  const fits = () => all([there, rights, each])
  const rows = sql`select t.id, ${key} as k from ${table} t`
  const firstOf = (found: Sql) =>
    sql`select id, k from ${found} u order by k ${direction}, id ${direction} ${most}`
  // Without "offset 0" the planner joins where it should look each one up.
  const lookUp = (ids: Sql) =>
    sql`select x.id, x.k from (${ids}) m cross join lateral (${rows} where t.id = m.id and ${fits()} offset 0) x`
  return {
    /** Along an index that has the order, as far as it takes. */
    along: () => sql`${rows} where ${fits()} ${order} ${most}`,
    /** Along the sort for a stretch; the key is made inside, or the outer order would be sorted anew. */
    walk: () => sql`select t.id, t.k from (select *, ${key} as k from ${table} t where ${there} ${order} limit ${sql.lit(stretch)}) t
      where ${all([rights, each])} order by t.k ${direction}, t.id ${direction} ${most}`,
    /** The first of each part the reader may see; the page is the first of their union. */
    branches: ({ equal, departments, ids }: OwnParts) => {
      const part = (condition: Sql) => sql`(${rows} where ${all([condition, fits()])} ${order} ${most})`
      const list = [
        ...equal.map(part),
        ...(departments
          ? [
              sql`(select x.id, x.k from unnest(${sql.list(departments)}::uuid[]) d cross join lateral ${part(sql`t.department = d`)} x)`,
            ]
          : []),
        ...ids.map((each) => sql`(${lookUp(each)})`),
      ]
      return firstOf(sql`(${sql.join(list, sql` union `)})`)
    },
    /** All that fits, by whatever index serves the filter. */
    collect: (parts: readonly Sql[] = []) =>
      sql`with found as materialized (${unionOf(parts, (part) => sql`${rows} where ${all([part, there, rights, filter])}`)}) ${firstOf(sql`found`)}`,
    /** All that fits of what is the reader's own, `narrow` being what of the filter has an index on the table itself. */
    collectOwn: (own: OwnParts, narrow: Sql = truth) =>
      sql`with found as materialized (${lookUp(ownIds(own, entity, narrow))}) ${firstOf(sql`found`)}`,
  }
}
