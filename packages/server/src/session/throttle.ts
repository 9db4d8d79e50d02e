import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'

/** How often something may be tried within a span, in minutes. */
export interface Limit {
  readonly key: string
  readonly most: number
  readonly minutes: number
}

/** Counts a try under one limit after the other; the first that is too many is a fault. */
export async function countTry(db: Database, limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) {
    const { count, left } = await counted(db, limit)
    if (count > limit.most) throw new Fault('tooManyTries', { params: { minutes: Math.max(1, left) } })
  }
}

/** Counts a try where too many are not answered differently. */
export const mayTry = async (db: Database, limit: Limit): Promise<boolean> =>
  (await counted(db, limit)).count <= limit.most

/** In PostgreSQL, since there may be several copies of the program. */
async function counted(db: Database, { key, minutes }: Limit): Promise<{ count: number; left: number }> {
  const [row] = await db.write<{ count: number; left: number }>(sql`
    insert into throttle as t (key, count, resets_at) values (${key}, 1, now() + make_interval(mins => ${minutes}::int))
    on conflict (key) do update set
      count = case when t.resets_at < now() then 1 else t.count + 1 end,
      resets_at = case when t.resets_at < now() then excluded.resets_at else t.resets_at end
    returning count, ceil(extract(epoch from resets_at - now()) / 60)::int as left`)
  if (!row) throw new Error('a count was asked for')
  return row
}

export const forget = (db: Database, key: string): Promise<object[]> =>
  db.write(sql`delete from throttle where key = ${key}`)
