/** Writes the rows of a page: as JSON that is passed on, or, for files, as values of the fields that leave. */
import type { Entity, Reader } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { onceForBoth, onceOf } from '../db/once.ts'
import { passedOn } from '../db/passedOn.ts'
import { type Frame, frameOf, type Sql, sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import type { PageIds } from './page.ts'
import { relatedColumns, titlesOfRelated } from './related.ts'
import { unread } from './seen.ts'
import { selectList, selectSome, titlesOf } from './select.ts'

/** Rows, the titles of what they refer to, and the keys of one row more than the page holds, in reading order. */
export interface Written<R, T> {
  readonly rows: R
  readonly titles: T
  readonly keys: readonly (readonly [key: string, id: string])[]
}

export interface Shape {
  readonly limit: number
  readonly forwards: boolean
}

export interface Writer<R, T> {
  /** Writes the page of these `ids`, a query that gives id, key as text (`k`) and number (`n`) in reading order. */
  readonly write: (ids: Sql, shape: Shape) => Promise<Written<R, T>>
  /** The same of rows that were found before, in reading order. */
  readonly writeFound: (found: readonly Key[], shape: Shape) => Promise<Written<R, T>>
  readonly none: Written<R, T>
}

const frames = onceForBoth<Frame>()

/** All that the reader may see of each record, as JSON. */
export function jsonWriter(db: Database, reader: Reader, entity: Entity): Writer<string, string> {
  const pageJson = ({ limit, forwards }: Shape) =>
    frames(reader, entity, `${limit} ${forwards}`, () => {
      const own = selectList(entity, 't', unread(reader, entity))
      const fields = sql.join([own, ...relatedColumns(reader, entity, 't')])
      const titles = titlesOf(reader, entity, sql`r`, titlesOfRelated(reader, entity, sql`r`))
      const form = (json: Sql) => passedOn(sql`${json}::text`)
      return frameOf((ids) => pageSql(entity, { ids, fields, titles, form }, { limit, forwards }))
    })
  const write = async (ids: Sql, shape: Shape) =>
    (await db.readOne<Written<string, string>>(pageJson(shape)(ids)))!
  return {
    write,
    writeFound: (found, shape) => write(numbered(found), shape),
    none: { rows: '[]', titles: '{}', keys: [] },
  }
}

/** A record with its id, its version and the fields that were asked for. */
export type Kept = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }

export type Titles = Readonly<Record<string, string>>

/** Of each record the fields of these names alone, as far as the reader may see them. Made once for all pages. */
export function valuesWriter(
  db: Database,
  reader: Reader,
  entity: Entity,
  names: readonly string[],
): Writer<readonly Kept[], Titles> {
  const own = selectSome(entity, 't', unread(reader, entity), names)
  const fields = sql.join([own, ...relatedColumns(reader, entity, 't', names)])
  const asked = Object.entries(entity.fields).filter(([name]) => names.includes(name))
  const narrow = { ...entity, fields: Object.fromEntries(asked) }
  const titles = titlesOf(reader, narrow, sql`r`, titlesOfRelated(reader, entity, sql`r`, names))
  const write = async (ids: Sql, shape: Shape) => {
    // Of such statements there are as many as people choose columns: they take no name from what is asked all day.
    const [page] = await db.readOnce<Written<readonly Kept[], Titles>>(
      pageSql(entity, { ids, fields, titles, form: (json) => json }, shape),
    )
    return page!
  }
  return {
    write,
    writeFound: (found, shape) => write(numbered(found), shape),
    none: { rows: [], titles: {}, keys: [] },
  }
}

/** Finds the rows and writes the page: in one statement, or in two where finding them is planned for the values. */
export async function pageOf<R, T>(
  db: Database,
  { write, writeFound, none }: Writer<R, T>,
  { query, varies, otherwise }: PageIds,
  shape: Shape,
): Promise<Written<R, T>> {
  const full = (page: { readonly length: number }) => page.length > shape.limit
  const listed = (found: readonly Key[]) => (found.length === 0 ? none : writeFound(found, shape))
  if (!varies) {
    const page = await write(counted(query), shape)
    if (full(page.keys) || !otherwise) return page
  } else {
    const found = await keysOf(db, query)
    if (full(found) || !otherwise) return listed(found)
  }
  return listed(await keysOf(db, otherwise))
}

type Key = { readonly id: string; readonly k: string }

const counted = onceOf(
  (query: Sql) => sql`select id, k::text as k, row_number() over () as n from (${query}) q`,
)

const keys = onceOf(
  (query: Sql) =>
    sql`select coalesce(json_agg(q), '[]') as found from (select id, k::text as k from (${query}) q) q`,
)

const keysOf = async (db: Database, query: Sql): Promise<readonly Key[]> =>
  (await db.searchOne<{ found: readonly Key[] }>(keys(query)))!.found

const numbered = (found: readonly Key[]): Sql => {
  const [ids, keys] = [found.map(({ id }) => id), found.map(({ k }) => k)]
  return sql`select id, k, n from unnest(${ids}::uuid[], ${keys}::text[]) with ordinality as u(id, k, n)`
}

interface Parts {
  readonly ids: Sql
  readonly fields: Sql
  readonly titles: Sql
  /** How JSON leaves the database. */
  form(json: Sql): Sql
}

function pageSql(entity: Entity, { ids, fields, titles, form }: Parts, { limit, forwards }: Shape): Sql {
  const table = sql.id(tableOf(entity))
  const shown = sql.raw(forwards ? 'asc' : 'desc')
  return sql`with p as materialized (${ids}),
    page as (select id, n from p where n <= ${sql.lit(limit)}),
    r as (select t.* from page join ${table} t using (id))
    select ${form(sql`(select coalesce(json_agg(x.j order by x.n ${shown}), '[]') from
        (select page.n, (select row_to_json(f) from (select ${fields}) f) as j from page join ${table} t on t.id = page.id) x)`)} as rows,
      ${form(titles)} as titles,
      (select coalesce(json_agg(json_build_array(p.k, p.id) order by p.n), '[]') from p) as keys`
}
