import type { Again } from '../jobs/job.ts'
import type { ImportWorld } from './world.ts'

export const checkImport = async (
  _world: ImportWorld,
  _id: string,
  _signal: AbortSignal,
): Promise<Again | undefined> => undefined
