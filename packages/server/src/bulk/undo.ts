/** The job that takes a bulk change back: part by part, as one act of its own, with the rights of who takes it back. */

import { sql } from '../db/sql.ts'
import { askingFor } from '../imports/world.ts'
import type { Again } from '../jobs/job.ts'
import { type UndoReport, undoPart } from '../journal/undo.ts'
import { plus, type Titles, titlesOf } from '../journal/undone.ts'
import { perform } from '../records/perform.ts'
import { guarded } from './guarded.ts'
import { loadBulk, move, type StoredBulk } from './stored.ts'
import { isFaultOfRecords } from './take.ts'
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

/** Takes the next part back; whether there is more. What is refused together is taken back one by one. */
async function undoNext(world: BulkWorld, now: StoredBulk): Promise<boolean> {
  for (const how of [{}, { limit: 1 }, { limit: 1, isRefused: true }])
    try {
      return await undoSome(world, now, how)
    } catch (error) {
      if (!isFaultOfRecords(error)) throw error
    }
  return false
}

async function undoSome(
  world: BulkWorld,
  now: StoredBulk,
  how: { readonly limit?: number; readonly isRefused?: boolean },
): Promise<boolean> {
  const { db } = world
  const { id, undoAct, undoAt, undoBefore, undone } = now
  const asking = await askingFor(world, undone?.by ?? now.user)
  if (!asking) {
    await move(db, id, ['undoing'], 'failed', { code: 'beginnerIsGone', params: {} })
    return true
  }
  if (undoBefore === '0') return false
  await perform(
    db,
    asking,
    {
      name: 'undo',
      undoes: id,
      ...(undoAct && undoAt && { id: undoAct, at: undoAt, continued: true }),
      also: (report: UndoReport & { titles: Titles }, own: string) => [
        {
          name: 'progress',
          rows: 1,
          sql: sql`update bulk_change set undo_act = ${own}::uuid, undo_before = ${report.next ?? '0'}::bigint,
            undone = ${JSON.stringify({ ...undone, ...plus(undone, report, report.titles) })}::jsonb
            where id = ${id}::uuid and state = 'undoing' and undo_before is not distinct from ${undoBefore}::bigint returning id`,
        },
      ],
    },
    async (act) => {
      const report = await undoPart(db, act, id, { before: undoBefore ?? undefined, isLong: true, ...how })
      return { ...report, titles: await titlesOf(db, asking, report.changedSince) }
    },
  )
  return true
}
