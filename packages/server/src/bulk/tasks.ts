import { isId } from '@kartoteka/model'
import type { Payload, Task } from '../jobs/job.ts'
import { countBulk } from './count.ts'
import { runBulk } from './run.ts'
import { sweepBulk } from './sweep.ts'
import { undoBulk } from './undo.ts'
import type { BulkWorld } from './world.ts'

type OfBulk = (world: BulkWorld, id: string, signal: AbortSignal) => ReturnType<Task>

/** The jobs of bulk changes, by the names under which they are kept. */
export function bulkTasks(world: BulkWorld): Readonly<Record<string, Task>> {
  const of =
    (work: OfBulk): Task =>
    async ({ id }: Payload, signal) =>
      isId(id) ? work(world, id, signal) : undefined
  return {
    bulkCount: of(countBulk),
    bulkRun: of(runBulk),
    bulkUndo: of(undoBulk),
    bulkSweep: async () => sweepBulk(world),
  }
}

/** Every night; where the program was down then, at its next start. */
export const bulkTimetable = '47 3 * * * bulkSweep ?fill=1d'
