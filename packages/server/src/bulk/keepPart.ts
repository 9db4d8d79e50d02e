/** A part of the records: worked out, and then kept in one statement together with how far the bulk change is. */
import type { Entity } from '@kartoteka/model'
import { MovedMeanwhile } from '../errors.ts'
import { askingFor } from '../imports/world.ts'
import { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import {
  keepAct,
  type Performing,
  type PreparedAct,
  perform,
  prepareAct,
  type Touched,
} from '../records/perform.ts'
import { isFaultOfRecords } from '../records/refused.ts'
import { actName, mayAtAll } from './deed.ts'
import { nextRecords } from './find.ts'
import { behind, reached } from './progress.ts'
import { loadBulk, type Problem, type StoredBulk } from './stored.ts'
import { allRefused, type Taken, takeRecords } from './take.ts'
import { type BulkWorld, wholeNamed } from './world.ts'

/** A part that is worked out and not kept yet. */
export interface StagedPart {
  readonly entity: Entity
  readonly ids: readonly string[]
  /** Undefined where its records cannot be kept together. */
  readonly prepared: PreparedAct<Taken> | undefined
  /** The bulk change before the part and behind it. */
  readonly now: StoredBulk
  readonly next: StoredBulk
}

/** Works the next part out in the name of whoever began it, with the rights of this moment. */
export async function stagePart(world: BulkWorld, now: StoredBulk): Promise<StagedPart | Problem | 'end'> {
  const { db } = world
  const asking = await askingFor(world, now.user)
  if (!asking) return { code: 'beginnerIsGone', params: {} }
  const entity = wholeNamed(asking.settings, now.entity)
  if (!entity || !mayAtAll(asking.user, entity, now.deed)) return { code: 'rightsAreGone', params: {} }
  const ids = await nextRecords(db, now)
  if (ids.length === 0) return 'end'
  const act = new Act(db, asking)
  const taken = await takeRecords(db, act, entity, now.deed, ids)
  const next = after(now, ids, taken, asking)
  const prepared = await prepareAct(db, act, performing(entity, now, ids, asking), taken).catch(
    (error: unknown) => {
      if (!isFaultOfRecords(error)) throw error
      return undefined
    },
  )
  return { entity, ids, prepared, now, next }
}

/** Keeps it; false, and nothing kept, if others were quicker or something in it is refused. */
export async function keepStaged({ db, live }: BulkWorld, { prepared }: StagedPart): Promise<boolean> {
  try {
    if (prepared) await keepAct(db, prepared, tellFew(live.told))
    return prepared !== undefined
  } catch (error) {
    if (error instanceof MovedMeanwhile || isFaultOfRecords(error)) return false
    throw error
  }
}

/** Keeps the records on what is there now; where they are refused together, by halves and at last one by one. */
export async function keepRecords(world: BulkWorld, { entity, now, ids }: StagedPart): Promise<void> {
  await keepSome(world, entity, now, ids).catch((error: unknown) => {
    if (!(error instanceof Passed)) throw error
  })
}

async function keepSome(
  world: BulkWorld,
  entity: Entity,
  now: StoredBulk,
  ids: readonly string[],
): Promise<StoredBulk> {
  const { db } = world
  try {
    return await keepTogether(world, entity, now, ids, (act) => takeRecords(db, act, entity, now.deed, ids))
  } catch (error) {
    if (!isFaultOfRecords(error)) throw error
    if (ids.length === 1) return keepTogether(world, entity, now, ids, async () => allRefused(ids, error))
    const half = Math.ceil(ids.length / 2)
    const first = await keepSome(world, entity, now, ids.slice(0, half))
    return keepSome(world, entity, first, ids.slice(half))
  }
}

async function keepTogether(
  world: BulkWorld,
  entity: Entity,
  now: StoredBulk,
  ids: readonly string[],
  take: (act: Act) => Promise<Taken>,
): Promise<StoredBulk> {
  const { db, live } = world
  // Anew for each try: what an act does to users or departments moves the settings that it was judged by.
  const who = async () => (await askingFor(world, now.user)) ?? hasPassed()
  const asking = await who()
  const { result } = await perform<Taken>(
    db,
    who,
    performing(entity, now, ids, asking),
    async (act) => {
      const is = await loadBulk(db, now.id)
      return is?.state === 'running' && is.done === now.done ? take(act) : hasPassed()
    },
    tellFew(live.told),
  )
  return after(now, ids, result, asking)
}

const after = (now: StoredBulk, ids: readonly string[], taken: Taken, asking: Asking): StoredBulk => ({
  ...behind(now, ids.length, taken, 'counts'),
  actAt: now.actAt ?? asking.now,
})

const performing = (entity: Entity, now: StoredBulk, ids: readonly string[], asking: Asking): Performing => ({
  name: actName(entity, now.deed),
  id: now.id,
  at: now.actAt ?? asking.now,
  continued: now.actAt !== null,
  also: (taken: Taken) => reached(now, after(now, ids, taken, asking), 'running', taken),
})

/** Changes that are told one by one; of more, those who are looking hear when they are sealed, that there are many. */
const toldEach = 100
const tellFew = (told: (touched: readonly Touched[]) => void) => (touched: readonly Touched[]) => {
  if (touched.length <= toldEach) told(touched)
}

/** Others have dealt with these records already, or it was stopped. */
class Passed extends Error {}
function hasPassed(): never {
  throw new Passed()
}
