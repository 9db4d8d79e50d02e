import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Touched } from '../records/perform.ts'

/** Changes that are read at once. */
export const mostAtOnce = 5_000

/**
 * Position of the last sealed entry that is told of (entries are counted from 1 in sealed order), and what was sealed behind
 * `after`, at most 5,000: of more the rest is read from that position on.
 */
export async function sealedSince(
  db: Database,
  after: bigint,
): Promise<{ position: bigint; changes: readonly Touched[] }> {
  const [last] = await db.read<{ position: string }>(
    sql`select (first + cardinality(entries) - 1)::text as position from seal order by number desc limit 1`,
  )
  const position = BigInt(last?.position ?? '0')
  if (after < 0n || position <= after) return { position, changes: [] }
  const rows = await db.read<Touched>(sql`
    select e.entity, e.record as id, e.version, e.client from seal s cross join lateral unnest(s.entries) with ordinality u(entry, n)
    join entry e on e.id = u.entry
    where s.number >= coalesce((select max(number) from seal where first <= ${after.toString()}::bigint + 1), 1) and s.first + u.n - 1 > ${after.toString()}::bigint
    order by s.number, u.n limit ${sql.lit(mostAtOnce)}`)
  return { position: rows.length < mostAtOnce ? position : after + BigInt(mostAtOnce), changes: rows }
}
