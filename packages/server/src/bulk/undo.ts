/** The job that takes a bulk change back: part by part, as one act of its own, with the rights of who takes it back. */
import { sql } from '../db/sql.ts'
import { askingFor } from '../imports/world.ts'
import type { Again } from '../jobs/job.ts'
import { atTheEnd, undoNextPart } from '../journal/undoLong.ts'
import { plus } from '../journal/undone.ts'
import { guarded } from './guarded.ts'
import { loadBulk, move, type StoredBulk } from './stored.ts'
import { turn } from './turn.ts'
import type { BulkWorld } from './world.ts'

/** Safe to repeat. */
export const undoBulk = (world: BulkWorld, id: string, signal: AbortSignal): Promise<Again | undefined> =>
  guarded(world, id, ['undoing'], async () => {
    const isOver = turn(signal)
    for (;;) {
      const now = await loadBulk(world.db, id)
      if (now?.state !== 'undoing') return undefined
      const more = now.actAt !== null && (await undoNext(world, now))
      if (!more) await move(world.db, id, ['undoing'], 'undone')
      else if (isOver()) return { again: 0 }
    }
  })

/** Takes the next part back; whether there is more. */
async function undoNext(world: BulkWorld, now: StoredBulk): Promise<boolean> {
  const { db } = world
  const { id, undoBefore, undone } = now
  const asking = await askingFor(world, undone?.by ?? now.user)
  if (!asking) {
    await move(db, id, ['undoing'], 'failed', { code: 'beginnerIsGone', params: {} })
    return true
  }
  if (undoBefore === atTheEnd) return false
  await undoNextPart(db, asking, {
    act: id,
    soFar: now,
    progress: (
      report,
      own,
      before,
    ) => sql`update bulk_change set undo_act = ${own}::uuid, undo_before = ${before}::bigint,
      undone = ${JSON.stringify({ ...undone, ...plus(undone, report) })}::jsonb
      where id = ${id}::uuid and state = 'undoing' and undo_before is not distinct from ${undoBefore}::bigint returning id`,
  })
  return true
}
