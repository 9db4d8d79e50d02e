/** How far it is, written in the statement that keeps the records: both, or neither. */
import type { BulkState } from '@kartoteka/model'
import { type Sql, sql } from '../db/sql.ts'
import type { Also } from '../records/flush.ts'
import { partSize, type StoredBulk, type Tally } from './stored.ts'
import { plus, type Refused, type Taken } from './take.ts'

/** The bulk change behind these records. */
export const behind = (
  now: StoredBulk,
  records: number,
  { tally }: Taken,
  into: 'checked' | 'counts',
): StoredBulk => ({ ...now, done: now.done + records, [into]: plus(now[into], tally) })

/**
 * Touches nothing, and so fails the statement, when somebody else has dealt with these records meanwhile or it was
 * stopped.
 */
export function reached(
  before: StoredBulk,
  after: StoredBulk,
  state: BulkState,
  { refused }: Taken,
): readonly Also[] {
  const tally = (value: Tally | null): Sql => sql`${value && JSON.stringify(value)}::jsonb`
  const progress = sql`update bulk_change set done = ${after.done}, checked = ${tally(after.checked)}, counts = ${tally(after.counts)}
    where id = ${before.id}::uuid and done = ${before.done} and state = ${state} returning id`
  return [
    { name: 'progress', sql: progress, rows: 1 },
    ...(refused.length > 0 ? [{ name: 'refused_records', sql: keepRefused(before, refused) }] : []),
  ]
}

const keepRefused = ({ id, done }: StoredBulk, refused: readonly Refused[]): Sql =>
  sql`update bulk_change_part set refused = refused || ${JSON.stringify(refused)}::jsonb
    where bulk_change = ${id}::uuid and part = ${Math.floor(done / partSize)}`
