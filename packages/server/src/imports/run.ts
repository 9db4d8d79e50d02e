/**
 * The job that brings the rows in: part by part, each kept in one statement together with how far it is. Killed at any
 * point, it goes on behind the last row that was kept. While the database writes a part, the next one is worked out.
 */
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { isKept } from '../files/keep.ts'
import type { Again } from '../jobs/job.ts'
import { guarded } from './faults.ts'
import { keepRows, keepStaged, type StagedPart, stagePart } from './keepPart.ts'
import { type Part, partsOf } from './parts.ts'
import { move } from './progress.ts'
import { type FileProblem, loadImport, type StoredImport } from './stored.ts'
import type { ImportWorld } from './world.ts'

const atWork = ['waiting', 'running', 'cancelling'] as const

/** Runs an import to its end, or until it is cancelled. Safe to repeat, and to run twice at once. */
export const runImport = (world: ImportWorld, id: string, signal: AbortSignal): Promise<Again | undefined> =>
  guarded(world, id, atWork, () => run(world, id, signal))

async function run(world: ImportWorld, id: string, signal: AbortSignal): Promise<Again | undefined> {
  const { db, config } = world
  await move(db, id, ['waiting'], 'running')
  await move(db, id, ['cancelling'], 'cancelled')
  const now = await loadImport(db, id)
  if (now?.state !== 'running') return undefined
  if (now.file === null || !isKept(config.folder, now.file))
    return fail(world, id, { code: 'fileIsGone', params: {} })
  const parts = partsOf(config.folder, now.file, now.plan, now.line)
  try {
    const end = await keepAll(world, now, parts, signal)
    if (signal.aborted) return { again: 0 }
    if (end) return fail(world, id, end)
  } finally {
    await parts.return()
  }
  await analyze(db)
  await move(db, id, ['running'], 'done')
  await move(db, id, ['cancelling'], 'cancelled')
  return undefined
}

/**
 * PostgreSQL would go on taking tables for as empty as they were until its own upkeep comes round, a minute later or so: lists of
 * a hundred clients, narrowed by their people, took longer than a search may. A table that an index is being built on is left to that
 * upkeep: the import does not wait for it.
 */
const analyze = (db: Database) =>
  db.write(sql`analyze (skip_locked) client, client_labels, person, position, word`)

async function fail({ db }: ImportWorld, id: string, problem: FileProblem): Promise<undefined> {
  await move(db, id, atWork, 'failed', problem)
}

/** Keeps part after part; why it cannot go on, if it cannot. Ends early when it is stopped. */
async function keepAll(
  world: ImportWorld,
  from: StoredImport,
  parts: AsyncIterator<Part, void>,
  signal: AbortSignal,
): Promise<FileProblem | undefined> {
  const stageNext = async (now: StoredImport, before?: StagedPart) => {
    const part = await parts.next()
    return part.done ? undefined : stagePart(world, now, part.value, before)
  }
  let staged = await stageNext(from)
  while (staged && !signal.aborted) {
    if ('code' in staged) return staged
    const keeping = keepStaged(world, staged)
    keeping.catch(() => {})
    // First the statement goes out, then the next part is worked out on what this one makes.
    await new Promise(setImmediate)
    const ahead = stageNext(staged.next, staged)
    ahead.catch(() => {})
    if (await keeping) {
      if (staged.part.end) return staged.part.end
      staged = await ahead
      continue
    }
    const wasted = await ahead
    const now = await keepRows(world, staged)
    if (!now) return undefined
    if (staged.part.end) return staged.part.end
    staged = wasted && 'part' in wasted ? await stagePart(world, now, wasted.part) : wasted
  }
  return undefined
}
