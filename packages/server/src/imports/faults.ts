/** What may go wrong while an import is at work, and what follows. */
import type { ImportState } from '@kartoteka/model'
import { isLost } from '../db/database.ts'
import { Fault, MovedMeanwhile } from '../errors.ts'
import { newId } from '../id.ts'
import type { Again } from '../jobs/job.ts'
import { move } from './progress.ts'
import { inTurn, type OwnSession } from './turn.ts'
import type { ImportWorld } from './world.ts'

/** Milliseconds until it is looked again whether it is the import's turn, or whether the database is back. */
const later = 1_000

/**
 * Does work on an import in its turn. A database that is away and a part that others were quicker with are tried again
 * later; what nobody foresaw is written down under a number, and the import stops there.
 */
export async function guarded(
  world: ImportWorld,
  id: string,
  atWork: readonly ImportState[],
  work: (own: OwnSession) => Promise<Again | undefined>,
  otherwise: ImportState = 'failed',
): Promise<Again | undefined> {
  try {
    const done = await inTurn(world.db, work)
    return done ? done.result : { again: later }
  } catch (error) {
    if (isGone(error) || error instanceof MovedMeanwhile) return { again: later }
    const number = newId().slice(-8)
    world.log(`${number} import ${id} ${error instanceof Error ? error.stack : String(error)}`)
    await move(world.db, id, atWork, otherwise, { code: 'broken', params: { number } })
    return undefined
  }
}

const isGone = (error: unknown) => isLost(error) || (error instanceof Fault && error.code === 'databaseGone')
