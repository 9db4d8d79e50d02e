/**
 * The job that brings the rows in: part by part, each kept in one statement together with how far it is. Killed at any
 * point, it goes on behind the last row that was kept.
 */
import { isKept } from '../files/keep.ts'
import type { Again } from '../jobs/job.ts'
import type { Asking } from '../records/asking.ts'
import { perform } from '../records/perform.ts'
import { guarded, isFaultOfRows } from './faults.ts'
import { partsOf } from './parts.ts'
import { move, plus, reached } from './progress.ts'
import { type RowRead, rowReader } from './row.ts'
import { refusedRow, takeRows } from './rows.ts'
import { type FileProblem, loadImport, type StoredImport } from './stored.ts'
import { askingFor, type ImportWorld } from './world.ts'

const atWork = ['waiting', 'running', 'cancelling'] as const

/** Runs an import to its end, or until it is cancelled. Safe to repeat, and to run twice at once. */
export const runImport = (world: ImportWorld, id: string, signal: AbortSignal): Promise<Again | undefined> =>
  guarded(world, id, atWork, () => run(world, id, signal))

async function run(world: ImportWorld, id: string, signal: AbortSignal): Promise<Again | undefined> {
  const { db, config } = world
  await move(db, id, ['waiting'], 'running')
  await move(db, id, ['cancelling'], 'cancelled')
  let now = await loadImport(db, id)
  if (now?.state !== 'running') return undefined
  if (now.file === null || !isKept(config.folder, now.file))
    return fail(world, id, { code: 'fileIsGone', params: {} })
  const parts = partsOf(config.folder, now.file, now.plan, now.line)
  try {
    for (let part = await parts.next(); !part.done; ) {
      if (signal.aborted) return { again: 0 }
      const asking = await askingFor(world, now.user)
      if (!asking) return fail(world, id, { code: 'userIsGone', params: {} })
      const { rows, bytes, end } = part.value
      const read = rows.map(rowReader(now.plan, asking.user, asking.settings.firm.country))
      // The next part is read while the database writes this one.
      let next: ReturnType<typeof parts.next> | undefined
      const readOn = () => {
        next ??= new Promise(setImmediate).then(() => parts.next())
        next.catch(() => {})
        return next
      }
      now = await keep(world, asking, now, read, bytes, readOn)
      if (end) return fail(world, id, end)
      if (now.state !== 'running') break
      part = await readOn()
    }
  } finally {
    await parts.return()
  }
  await move(db, id, ['running'], 'done')
  await move(db, id, ['cancelling'], 'cancelled')
  return undefined
}

async function fail({ db }: ImportWorld, id: string, problem: FileProblem): Promise<undefined> {
  await move(db, id, atWork, 'failed', problem)
}

/** Keeps rows as the next part of the import's act; where the database refuses them together, one by one. */
async function keep(
  world: ImportWorld,
  asking: Asking,
  now: StoredImport,
  rows: readonly RowRead[],
  bytes: number,
  written: () => unknown,
): Promise<StoredImport> {
  const { db } = world
  const line = rows.at(-1)?.line
  if (line === undefined) return now
  const { id, act, actAt, counts } = now
  try {
    await perform(
      db,
      asking,
      {
        name: 'import',
        ...(act && actAt && { id: act, at: actAt, continued: true }),
        also: ({ taken, tally }: Awaited<ReturnType<typeof takeRows>>, own: string) => {
          written()
          return reached(now, { line, bytes, counts: plus(counts, tally) }, own, taken)
        },
      },
      (each) => takeRows(db, each, rows, act, counts.newLabels),
    )
  } catch (error) {
    if (!isFaultOfRows(error)) throw error
    if (rows.length === 1) return keep(world, asking, now, [refusedRow(rows[0]!)], bytes, written)
    const half = Math.ceil(rows.length / 2)
    const first = await keep(world, asking, now, rows.slice(0, half), bytes, written)
    return keep(world, asking, first, rows.slice(half), bytes, written)
  }
  return (await loadImport(db, id)) ?? now
}
