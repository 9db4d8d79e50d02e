/** A part of the rows: worked out, and then kept in one statement together with how far the import is. */
import { MovedMeanwhile } from '../errors.ts'
import { newId } from '../id.ts'
import { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import { keepAct, type Performing, type PreparedAct, perform, prepareAct } from '../records/perform.ts'
import { isFaultOfRecords } from '../records/refused.ts'
import type { Staged } from '../records/stored.ts'
import type { Part } from './parts.ts'
import { plus, reached } from './progress.ts'
import type { PartTaken } from './rows.ts'
import { type FileProblem, loadImport, type StoredImport } from './stored.ts'
import { type Read, readerOf, refusedRow, takePart } from './takes.ts'
import { askingFor, type ImportWorld } from './world.ts'

/** A part that is worked out and not kept yet. */
export interface StagedPart {
  readonly part: Part
  readonly rows: readonly Read[]
  readonly act: Act
  readonly performing: Performing
  readonly taken: PartTaken
  /** Where that needs nothing of the part before. */
  readonly prepared: PreparedAct<PartTaken> | undefined
  /** The import before the part and behind it. */
  readonly now: StoredImport
  readonly next: StoredImport
}

/**
 * Works a part out in the name of whoever began the import, with the rights of this moment.
 *
 * @param before the part before it, if that one is still being written
 */
export async function stagePart(
  world: ImportWorld,
  now: StoredImport,
  part: Part,
  before?: StagedPart,
): Promise<StagedPart | FileProblem> {
  const asking = await askingFor(world, now.user)
  if (!asking) return { code: 'userIsGone', params: {} }
  const rows = part.rows.map(await readerOf(now.plan, asking))
  const act = new Act(world.db, asking)
  const added = now.counts.newLabels
  const taken = await takePart(world.db, act, now.plan, rows, {
    importAct: now.act,
    added,
    before: before?.taken.made,
  })
  const next = behind(now, rows, part.bytes, taken, asking)
  const performing = performingFor(now, next)
  const prepared = standsAlone(act.staged) ? await prepareAct(world.db, act, performing, taken) : undefined
  return { part, rows, act, performing, taken, prepared, now, next }
}

/** Whether its search words follow from it alone: those of people also follow from where they stand already. */
const standsAlone = (staged: ReadonlyMap<string, Staged>) =>
  [...staged.values()].every(
    ({ entity, before, after }) =>
      entity.name === 'client' ||
      (before === undefined && (entity.name !== 'position' || staged.has(after.client as string))),
  )

/** Keeps it; false, and nothing kept, if others were quicker or the database refuses something in it. */
export async function keepStaged({ db }: ImportWorld, staged: StagedPart): Promise<boolean> {
  try {
    if (staged.rows.length === 0) return true
    await keepAct(db, staged.prepared ?? (await prepareAct(db, staged.act, staged.performing, staged.taken)))
    return true
  } catch (error) {
    if (error instanceof MovedMeanwhile || isFaultOfRecords(error)) return false
    throw error
  }
}

/** Keeps rows on what is there now; where the database refuses them together, by halves and at last one by one. */
export async function keepRows(
  world: ImportWorld,
  { now: was, rows, part }: StagedPart,
): Promise<StoredImport | undefined> {
  const now = await loadImport(world.db, was.id)
  if (now?.state !== 'running' || now.line !== was.line) return undefined
  const asking = await askingFor(world, now.user)
  return asking && keepSome(world, asking, now, rows, part.bytes)
}

async function keepSome(
  world: ImportWorld,
  asking: Asking,
  now: StoredImport,
  rows: readonly Read[],
  bytes: number,
): Promise<StoredImport> {
  const { db } = world
  let next = now
  const also: Performing['also'] = (taken: PartTaken, act) => {
    next = behind(now, rows, bytes, taken, asking, act)
    return reached(now, next, taken.taken)
  }
  try {
    const { act: importAct, actAt, counts } = now
    const performing = {
      name: 'import',
      ...(importAct && actAt && { id: importAct, at: actAt, continued: true }),
      also,
    }
    await perform(db, asking, performing, (act) =>
      takePart(db, act, now.plan, rows, { importAct, ...(counts.newLabels && { added: counts.newLabels }) }),
    )
    return next
  } catch (error) {
    if (!isFaultOfRecords(error)) throw error
    if (rows.length === 1) return keepSome(world, asking, now, [refusedRow(rows[0]!)], bytes)
    const half = Math.ceil(rows.length / 2)
    const first = await keepSome(world, asking, now, rows.slice(0, half), bytes)
    return keepSome(world, asking, first, rows.slice(half), bytes)
  }
}

function behind(
  now: StoredImport,
  rows: readonly Read[],
  bytes: number,
  { tally }: PartTaken,
  asking: Asking,
  act = now.act ?? newId(),
): StoredImport {
  const line = rows.at(-1)?.line ?? now.line
  return { ...now, line, bytes, counts: plus(now.counts, tally), act, actAt: now.actAt ?? asking.now }
}

const performingFor = (now: StoredImport, next: StoredImport): Performing => ({
  name: 'import',
  ...(next.act && next.actAt && { id: next.act, at: next.actAt, continued: now.act !== null }),
  also: ({ taken }: PartTaken) => reached(now, next, taken),
})
