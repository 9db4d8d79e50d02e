/**
 * The job that brings the rows in: part by part, each kept in one statement together with how far it is. Killed at any
 * point, it goes on behind the last row that was kept.
 */
import { codeOf, isLost } from '../db/database.ts'
import { Fault, MovedMeanwhile } from '../errors.ts'
import { isKept } from '../files/keep.ts'
import { newId } from '../id.ts'
import type { Again } from '../jobs/job.ts'
import { perform } from '../records/perform.ts'
import { partsOf } from './parts.ts'
import { move, plus, type Reached, reached } from './progress.ts'
import { type RowProblem, type RowRead, rowReader } from './row.ts'
import { type RowTaken, takeRows } from './rows.ts'
import { loadImport, nothingYet, type StoredImport } from './stored.ts'
import { problem, type TableProblem } from './table/problem.ts'
import { inTurn } from './turn.ts'
import { askingFor, type ImportWorld } from './world.ts'

/** Milliseconds until it is looked again whether it is the import's turn, or whether the database is back. */
const later = 1_000

/** Runs an import to its end, or until it is cancelled. Safe to repeat, and to run twice at once. */
export async function runImport(world: ImportWorld, id: string, signal: AbortSignal): Promise<Again | undefined> {
  try {
    const done = await inTurn(world.db, () => run(world, id, signal))
    return done ? done.result : { again: later }
  } catch (error) {
    if (isGone(error)) return { again: later }
    const number = newId().slice(-8)
    world.log(`${number} import ${id} ${error instanceof Error ? error.stack : String(error)}`)
    await move(world.db, id, ['waiting', 'running', 'cancelling'], 'failed', problem('broken', { number }))
    return undefined
  }
}

async function run(world: ImportWorld, id: string, signal: AbortSignal): Promise<Again | undefined> {
  const { db, config } = world
  await move(db, id, ['waiting'], 'running')
  let now = await loadImport(db, id)
  if (now?.state === 'cancelling') await move(db, id, ['cancelling'], 'cancelled')
  if (now?.state !== 'running') return undefined
  if (now.file === null || !isKept(config.folder, now.file)) return failed(world, id, problem('fileIsGone'))
  const parts = partsOf(config.folder, now.file, now.plan, now.line)
  try {
    let part = await parts.next()
    while (!part.done) {
      if (signal.aborted) return { again: 0 }
      const asking = await askingFor(world, now.user)
      if (!asking) return failed(world, id, problem('userIsGone'))
      const read = rowReader(now.plan, asking.user, asking.settings.firm.country)
      const { rows, bytes } = part.value
      // What comes next is read while the database writes.
      let upcoming: Promise<typeof part> | undefined
      const before = () => {
        upcoming ??= new Promise((resolve) => setImmediate(resolve)).then(() => parts.next())
      }
      const all = rows.at(-1)?.problem?.code === 'rowsAllBad' ? rows.slice(0, -1) : rows
      now = await keep(world, now, asking, all.map(read), bytes, before)
      if (all !== rows) return failed(world, id, rows.at(-1)!.problem!)
      if (now.state === 'cancelling') break
      before()
      part = await upcoming!
    }
  } finally {
    await parts.return()
  }
  await move(db, id, ['running'], 'done')
  await move(db, id, ['cancelling'], 'cancelled')
  return undefined
}
