/** What may go wrong while a bulk change is at work, and what follows. */
import type { BulkProblemCode, BulkState } from '@kartoteka/model'
import { codeOf, isLost } from '../db/database.ts'
import { Fault, MovedMeanwhile } from '../errors.ts'
import { newId } from '../id.ts'
import type { Again } from '../jobs/job.ts'
import { move } from './stored.ts'
import type { BulkWorld } from './world.ts'

/** Milliseconds until it is looked again whether the database is back. */
const later = 1_000

/**
 * A database that is away and a part that others were quicker with are tried again later; what nobody foresaw is written
 * down under a number, and the bulk change stops there.
 */
export async function guarded(
  { db, log }: BulkWorld,
  id: string,
  atWork: readonly BulkState[],
  work: () => Promise<Again | undefined>,
): Promise<Again | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isGone(error) || error instanceof MovedMeanwhile) return { again: later }
    const known = problemIn(error)
    if (known) {
      await move(db, id, atWork, 'failed', { code: known, params: {} })
      return undefined
    }
    const number = newId().slice(-8)
    log(`${number} bulk change ${id} ${error instanceof Error ? error.stack : String(error)}`)
    await move(db, id, atWork, 'failed', { code: 'brokenOff', params: { number } })
    return undefined
  }
}

/** What ends it and is no fault of the program: a filter that takes too long, or that may not be asked any more. */
function problemIn(error: unknown): BulkProblemCode | undefined {
  if (codeOf(error) === '57014') return 'tooSlow'
  return error instanceof Fault && ['refused', 'forbidden'].includes(error.code) ? 'rightsAreGone' : undefined
}

const isGone = (error: unknown) => isLost(error) || (error instanceof Fault && error.code === 'databaseGone')
