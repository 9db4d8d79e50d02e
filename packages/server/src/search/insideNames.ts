/** Clients that have what was typed somewhere inside their name. */
import { type Entity, registry } from '@kartoteka/model'
import { all, type Sql, sql, truth } from '../db/sql.ts'
import { readable } from '../records/scope.ts'
import type { Seeker } from './seeker.ts'
import type { Texts } from './texts.ts'

/** Of those that may be read so many; of them the best. */
const enough = 300
/** So many are looked at with the beginnings of words: beyond that the plan should know the words. */
const near = 1_000

/** Behind whatever is found by the beginning of a word. */
export const rankInside = 6

const client = registry.client as unknown as Entity

const named = (alias: string, { inside }: Texts) =>
  all([
    ...inside.map((like) => sql`${sql.ref(`${alias}.folded`)} like ${like}`),
    sql`${sql.ref(`${alias}.deleted_at`)} is null`,
  ])

/** One row: the `ids` of those that may be read, and whether there may be more of them beyond what was looked at. */
export function nearInside({ reader, own }: Seeker, texts: Texts, only: Sql): Sql {
  const looked = own
    ? sql`(${own}) m cross join lateral (select * from client c where c.id = m.id and ${named('c', texts)} offset 0) t where ${only}`
    : sql`client t where ${all([only, named('t', texts)])}`
  // The last one looked at is kept, may it be read or not: it tells that they were not all.
  return sql`select array_agg(t.id) filter (where may) as ids,
    count(*) filter (where may) < ${sql.lit(enough)} and coalesce(bool_or(n = ${sql.lit(near)}), false) as is_cut
    from (select * from (select t.id, t.n, ${readable(reader, client, 't') ?? truth} as may from (
        select t.*, row_number() over () as n from ${looked} limit ${sql.lit(near)}) t offset 0) t
      where may or n = ${sql.lit(near)} limit ${sql.lit(enough)}) t`
}

/** All of them, for a plan that knows the words. */
export function inside({ reader }: Seeker, texts: Texts): Sql {
  return sql`select t.id as client, null as through, ${sql.lit(rankInside)}::float as rank from client t
    where ${all([named('t', texts), readable(reader, client, 't') ?? truth])} limit ${sql.lit(enough)}`
}
