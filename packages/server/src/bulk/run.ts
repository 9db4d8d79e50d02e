/**
 * The job that changes the records: part by part, each kept in one statement together with how far it is. Killed at any
 * point, it goes on behind the last record that was kept. While the database writes a part, the next one is worked out.
 */
import type { Again } from '../jobs/job.ts'
import { guarded } from './guarded.ts'
import { keepRecords, keepStaged, stagePart } from './keepPart.ts'
import { loadBulk, move, type Problem, type StoredBulk } from './stored.ts'
import { turn } from './turn.ts'
import type { BulkWorld } from './world.ts'

type Staged = Awaited<ReturnType<typeof stagePart>>

const atWork = ['waiting', 'running', 'cancelling'] as const

/** Runs it to its end, or until it is cancelled. Safe to repeat, and to run twice at once. */
export const runBulk = (world: BulkWorld, id: string, signal: AbortSignal): Promise<Again | undefined> =>
  guarded(world, id, atWork, async () => {
    const { db } = world
    await move(db, id, ['waiting'], 'running')
    const isOver = turn(signal)
    for (;;) {
      await move(db, id, ['cancelling'], 'cancelled')
      const now = await loadBulk(db, id)
      if (now?.state !== 'running') return undefined
      const end = await runOn(world, now, isOver)
      if (end === 'end') await move(db, id, ['running'], 'done')
      else if (end) await move(db, id, atWork, 'failed', end)
      if (isOver()) return { again: 0 }
    }
  })

/**
 * Keeps part after part as long as nothing comes in between; then it is looked anew where it is. Why it cannot go on, if it
 * cannot, or that there are no more records.
 */
async function runOn(
  world: BulkWorld,
  now: StoredBulk,
  isOver: () => boolean,
): Promise<Problem | 'end' | undefined> {
  let staged: Staged | undefined = await stagePart(world, now)
  for (;;) {
    if (staged === undefined || staged === 'end' || 'code' in staged) return staged
    const keeping = keepStaged(world, staged)
    keeping.catch(() => {})
    // First the statement goes out, then the next part is worked out on what this one makes.
    await new Promise(setImmediate)
    const ahead: Promise<Staged> | undefined = isOver() ? undefined : stagePart(world, staged.next)
    ahead?.catch(() => {})
    const kept = await keeping
    const following: Staged | undefined = await ahead
    if (!kept) {
      await keepRecords(world, staged)
      return undefined
    }
    staged = following
  }
}
