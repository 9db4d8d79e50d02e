/**
 * The job that changes the records: part by part, each kept in one statement together with how far it is. Killed at any
 * point, it goes on behind the last record that was kept.
 */
import type { Entity } from '@kartoteka/model'
import { askingFor } from '../imports/world.ts'
import type { Again } from '../jobs/job.ts'
import type { Asking } from '../records/asking.ts'
import { perform, type Touched } from '../records/perform.ts'
import { actName, mayAtAll } from './deed.ts'
import { nextRecords } from './find.ts'
import { guarded } from './guarded.ts'
import { behind, reached } from './progress.ts'
import { loadBulk, move, type Problem, type StoredBulk } from './stored.ts'
import { allRefused, isFaultOfRecords, type Taken, takeRecords } from './take.ts'
import { turn } from './turn.ts'
import { type BulkWorld, wholeNamed } from './world.ts'

const atWork = ['waiting', 'running', 'cancelling'] as const
/** Changes that are told one by one; of more, those who are looking hear when they are sealed, that there are many. */
const toldEach = 100

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
      const problem = await runNext(world, now)
      if (problem) await move(db, id, atWork, 'failed', problem)
      if (isOver()) return { again: 0 }
    }
  })

/** Takes the next part; why it cannot go on, if it cannot. */
async function runNext(world: BulkWorld, now: StoredBulk): Promise<Problem | undefined> {
  const asking = await askingFor(world, now.user)
  if (!asking) return { code: 'beginnerIsGone', params: {} }
  const entity = wholeNamed(asking.settings, now.entity)
  if (!entity || !mayAtAll(asking.user, entity, now.deed)) return { code: 'rightsAreGone', params: {} }
  const ids = await nextRecords(world.db, now)
  if (ids.length > 0) await keep(world, asking, entity, now, ids)
  else await move(world.db, now.id, ['running'], 'done')
  return undefined
}

/** Keeps records on what is there now; where the database refuses them together, by halves and at last one by one. */
async function keep(
  world: BulkWorld,
  asking: Asking,
  entity: Entity,
  now: StoredBulk,
  ids: readonly string[],
): Promise<StoredBulk | undefined> {
  try {
    return await keepTogether(world, asking, entity, now, ids, (act) =>
      takeRecords(world.db, act, entity, now.deed, ids),
    )
  } catch (error) {
    if (error instanceof Passed) return undefined
    if (!isFaultOfRecords(error)) throw error
    if (ids.length === 1)
      return keepTogether(world, asking, entity, now, ids, async () => allRefused(ids, error))
    const half = Math.ceil(ids.length / 2)
    const first = await keep(world, asking, entity, now, ids.slice(0, half))
    return first && keep(world, asking, entity, first, ids.slice(half))
  }
}

type Work = Parameters<typeof perform<Taken>>[3]

async function keepTogether(
  { db, live }: BulkWorld,
  asking: Asking,
  entity: Entity,
  now: StoredBulk,
  ids: readonly string[],
  take: Work,
): Promise<StoredBulk> {
  let next = now
  await perform<Taken>(
    db,
    asking,
    {
      name: actName(entity, now.deed),
      id: now.id,
      at: now.actAt ?? asking.now,
      continued: now.actAt !== null,
      also: (taken: Taken) => {
        next = { ...behind(now, ids.length, taken, 'counts'), actAt: now.actAt ?? asking.now }
        return reached(now, next, 'running', taken)
      },
    },
    async (act) => {
      const is = await loadBulk(db, now.id)
      if (is?.state !== 'running' || is.done !== now.done) throw new Passed()
      return take(act)
    },
    (touched: readonly Touched[]) => {
      if (touched.length <= toldEach) live.told(touched)
    },
  )
  return next
}

/** Others have dealt with these records already, or it was stopped. */
class Passed extends Error {}
