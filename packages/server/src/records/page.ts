/**
 * A page of a list with rights, filter and sort, in one statement. Which way is quickest depends on what is small, so the
 * statement finds that out itself: see `docs/decisions/0005-lists.md`.
 */
import type { Entity, Filter, Reader } from '@kartoteka/model'
import { all, column, nothing, type Sql, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { filterSql } from './filter.ts'
import { readable, seesLittle } from './scope.ts'
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

/** A filter that matches at most so many rows is fetched whole and sorted. */
const few = 2_000
/** A reader's own part up to this size is filtered and sorted whole. */
const little = 10_000
/** How far the sort is walked looking for rows that fit, before they are collected instead. */
const stretch = 8_000

/** Id and sort key (`k`) of one row more than the page holds, in reading order; and whether its plan depends on the values. */
export function pageIds(reader: Reader, entity: Entity, asked: PageAsked): { query: Sql; varies: boolean } {
  const filter = asked.filter && filterSql(entity, asked.filter, 't')
  const narrow = seesLittle(reader, entity) && !reader.administrator
  if (!filter && !narrow) return { query: walk(reader, entity, asked, truth), varies: false }
  if (!filter && asked.sort.main) return { query: branches(reader, entity, asked), varies: false }
  return { query: chooser(reader, entity, asked, filter ?? truth, narrow), varies: true }
}

const parts = (reader: Reader, entity: Entity, { sort, from, forwards, inclusive, limit }: PageAsked) => {
  const direction = sql.raw(forwards === sort.down ? 'desc' : 'asc')
  const key = sort.key('t')
  return {
    table: sql.id(tableOf(entity)),
    key,
    columns: sql`t.id, ${key} as k`,
    rights: readable(reader, entity, 't') ?? truth,
    cursor: (from && behind(sort, from, 't', forwards, inclusive)) ?? truth,
    order: sql`order by ${key} ${direction}, t.id ${direction}`,
    orderK: sql`order by k ${direction}, id ${direction}`,
    limit: sql.lit(limit + 1),
    alive: sql`t.deleted_at is null`,
  }
}

/** One walk along the sort's index: for readers who see most of it. */
function walk(reader: Reader, entity: Entity, asked: PageAsked, filter: Sql): Sql {
  const { table, columns, rights, cursor, order, limit, alive } = parts(reader, entity, asked)
  return sql`select ${columns} from ${table} t where ${all([alive, rights, filter, cursor])} ${order} limit ${limit}`
}

/** One walk per owner and department, each as long as the page; the page is the first of their union. */
function branches(reader: Reader, entity: Entity, asked: PageAsked): Sql {
  const { table, columns, rights, cursor, order, orderK, limit, alive } = parts(reader, entity, asked)
  const branch = (condition: Sql) =>
    sql`(select ${columns} from ${table} t where ${all([condition, alive, cursor, rights])} ${order} limit ${limit})`
  const list = [branch(sql`t.owner = ${reader.id}::uuid`)]
  if (entity.ownership.by === 'client')
    list.push(branch(sql`t.id in (select m.record from client_team m where m.target = ${reader.id}::uuid)`))
  if (reader.ownsAdded) list.push(branch(sql`t.created_by = ${reader.id}::uuid`))
  list.push(sql`(select x.id, x.k from unnest(${reader.departments}::uuid[]) d cross join lateral
    ${branch(sql`t.department = d`)} x)`)
  return sql`select id, k from (${sql.join(list, sql` union `)}) u ${orderK} limit ${limit}`
}

/** Starts from the filter if it matches few, from the reader's own part if that is small, else walks a stretch, else collects. */
function chooser(reader: Reader, entity: Entity, asked: PageAsked, filter: Sql, narrow: boolean): Sql {
  const { table, key, rights, cursor, order, orderK, limit, alive } = parts(reader, entity, asked)
  const mine = narrow
    ? sql`select t.id from ${table} t where ${alive} and ${ownPart(reader, entity)} limit ${sql.lit(little + 1)}`
    : sql`select null::uuid as id where false`
  const lookUp = (
    from: Sql,
    which: number,
    condition: Sql,
  ) => sql`select x.id, x.k from ${from} m cross join lateral
    (select t.id, ${key} as k from ${table} t where t.id = m.id and ${all([alive, condition, cursor])} offset 0) x
    where (select n from choice) = ${sql.lit(which)}`
  return sql`
    with few as materialized (select t.id from ${table} t where ${alive} and ${filter} limit ${sql.lit(few + 1)}),
    mine as materialized (${mine}),
    choice as materialized (select case when (select count(*) from few) <= ${sql.lit(few)} then 1
      ${narrow ? sql`when (select count(*) from mine) <= ${sql.lit(little)} then 2` : nothing} else 3 end as n),
    walked as materialized (select t.id, ${key} as k from (select * from ${table} t
        where (select n from choice) = 3 and ${all([alive, cursor])} ${order} limit ${sql.lit(stretch)}) t
      where ${all([rights, filter])} ${order} limit ${limit}),
    rest as materialized (select t.id, ${key} as k from ${table} t
      where (select n from choice) = 3 and (select count(*) from walked) < ${limit} and ${all([alive, rights, filter, cursor])}
      ${order} limit ${limit})
    select id, k from (${lookUp(sql`few`, 1, rights)} union all ${lookUp(sql`mine`, 2, sql`(${rights} and ${filter})`)}
      union all select id, k from walked where (select count(*) from walked) = ${limit}
      union all select id, k from rest where (select count(*) from walked) < ${limit}) p ${orderK} limit ${limit}`
}

/** A superset of what a reader of a narrow scope may read, each part of which has an index. */
function ownPart(reader: Reader, entity: Entity): Sql {
  const conditions = [
    sql`t.owner = ${reader.id}::uuid`,
    sql`t.department = any(${reader.departments}::uuid[])`,
    ...(entity.ownership.by === 'client'
      ? [sql`t.id in (select m.record from client_team m where m.target = ${reader.id}::uuid)`]
      : []),
    ...(reader.ownsAdded ? [sql`${column('t', 'created_by')} = ${reader.id}::uuid`] : []),
  ]
  return sql`(${sql.join(conditions, sql` or `)})`
}
