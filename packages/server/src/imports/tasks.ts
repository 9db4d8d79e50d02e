import { isId } from '@kartoteka/model'
import type { Payload, Task } from '../jobs/job.ts'
import { checkImport } from './check.ts'
import { runImport } from './run.ts'
import { sweepImports } from './sweep.ts'
import { undoImport } from './undo.ts'
import type { ImportWorld } from './world.ts'

type OfImport = (world: ImportWorld, id: string, signal: AbortSignal) => ReturnType<Task>

/** The jobs of imports, by the names under which they are kept. */
export function importTasks(world: ImportWorld): Readonly<Record<string, Task>> {
  const of =
    (work: OfImport): Task =>
    async ({ id }: Payload, signal) =>
      isId(id) ? work(world, id, signal) : undefined
  return {
    import: of(runImport),
    importCheck: of(checkImport),
    importUndo: of(undoImport),
    importSweep: async () => sweepImports(world),
  }
}

/** Every night; where the program was down then, at its next start. */
export const importTimetable = '23 3 * * * importSweep ?fill=1d'
