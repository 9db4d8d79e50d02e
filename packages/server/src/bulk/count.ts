/** The job that finds the records of a bulk change and looks what would happen to each: the number that is shown first. */
import type { BulkDeed, Entity } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { askingFor } from '../imports/world.ts'
import type { Again } from '../jobs/job.ts'
import { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import { brokenPromises } from '../records/promises.ts'
import { refused } from '../records/refused.ts'
import { findRecords, nextRecords } from './find.ts'
import { guarded } from './guarded.ts'
import { halved } from './halved.ts'
import { behind, reached } from './progress.ts'
import { loadBulk, move, type StoredBulk } from './stored.ts'
import { type Taken, takeRecords } from './take.ts'
import { turn } from './turn.ts'
import { type BulkWorld, wholeNamed } from './world.ts'

/** Counts to the end. Safe to repeat, and to be killed at any point. */
export const countBulk = (world: BulkWorld, id: string, signal: AbortSignal): Promise<Again | undefined> =>
  guarded(world, id, ['counting'], async () => {
    const { db } = world
    const isOver = turn(signal)
    for (;;) {
      const now = await loadBulk(db, id)
      if (now?.state !== 'counting') return undefined
      const asking = await askingFor(world, now.user)
      const entity = asking && wholeNamed(asking.settings, now.entity)
      if (!asking || !entity) {
        await move(db, id, ['counting'], 'failed', { code: 'beginnerIsGone', params: {} })
        return undefined
      }
      if (now.found === null) {
        if (!(await findRecords(db, asking.user, entity, now))) return { again: 1_000 }
      } else if (now.done < now.found) await countNext(db, asking, entity, now)
      else await move(db, id, ['counting'], 'ready')
      if (isOver()) return { again: 0 }
    }
  })

async function countNext(db: Database, asking: Asking, entity: Entity, now: StoredBulk): Promise<void> {
  const ids = await nextRecords(db, now)
  const taken = await halved(ids, (some) => wouldTake(db, asking, entity, now.deed, some))
  const after = behind(now, ids.length, taken, 'checked')
  const [progress, ...others] = reached(now, after, 'counting', taken)
  const parts = others.map(
    ({ name, sql: body }) => sql`, ${sql.id(name)} as (${body} and exists (select from progress))`,
  )
  await db.write(
    sql`with progress as (${progress!.sql}) ${sql.join(parts, sql` `)} select count(*) from progress`,
  )
}

/** What would come of these records, if they were kept together. */
async function wouldTake(
  db: Database,
  asking: Asking,
  entity: Entity,
  deed: BulkDeed,
  ids: readonly string[],
): Promise<Taken> {
  const act = new Act(db, asking)
  const taken = await takeRecords(db, act, entity, deed, ids)
  const broken = await brokenPromises(db, asking, [...act.staged.values()])
  if (broken.length > 0) throw refused(broken)
  return taken
}
