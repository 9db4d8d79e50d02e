/** The job that takes an import back: everything its act has made or filled in, part by part, as one act of its own. */
import { sql } from '../db/sql.ts'
import type { Again } from '../jobs/job.ts'
import type { UndoReport } from '../journal/undo.ts'
import { atTheEnd, undoNextPart } from '../journal/undoLong.ts'
import { plus } from '../journal/undone.ts'
import { guarded } from './faults.ts'
import { move } from './progress.ts'
import { loadImport, type StoredImport, type Undone } from './stored.ts'
import { askingFor, type ImportWorld } from './world.ts'

/** Takes an import back to its beginning. Safe to repeat. */
export const undoImport = (world: ImportWorld, id: string, signal: AbortSignal): Promise<Again | undefined> =>
  guarded(world, id, ['undoing'], async () => {
    const { db } = world
    for (;;) {
      const now = await loadImport(db, id)
      if (now?.state !== 'undoing') return undefined
      if (signal.aborted) return { again: 0 }
      const more = now.act !== null && (await undoNext(world, now, now.act))
      if (!more) await move(db, id, ['undoing'], 'undone')
    }
  })

/** Takes the next part back; whether there is more. */
async function undoNext(world: ImportWorld, now: StoredImport, act: string): Promise<boolean> {
  const { db } = world
  const { id, undoBefore, undone } = now
  const asking = await askingFor(world, undone?.by ?? now.user)
  if (!asking) {
    await move(db, id, ['undoing'], 'failed', { code: 'userIsGone', params: {} })
    return true
  }
  if (undoBefore === atTheEnd) return false
  await undoNextPart(db, asking, {
    act,
    soFar: now,
    progress: (
      report,
      own,
      before,
    ) => sql`update import set undo_act = ${own}::uuid, undo_before = ${before}::bigint,
      undone = ${JSON.stringify(withClients(undone, report))}::jsonb
      where id = ${id}::uuid and state = 'undoing' and undo_before is not distinct from ${undoBefore}::bigint returning id`,
  })
  return true
}

/** How many of them are clients and people is counted besides. */
const withClients = (before: Undone | null, report: UndoReport): Undone => ({
  ...before,
  ...plus(before, report),
  clients: (before?.clients ?? 0) + (report.undoneOf.client ?? 0),
  people: (before?.people ?? 0) + (report.undoneOf.person ?? 0),
})
