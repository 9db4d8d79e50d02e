import type { Task } from '../jobs/job.ts'
import { type BinWorld, emptyBin } from './empty.ts'

/** The job of the bin, by the name under which it is kept. */
export const binTasks = (world: BinWorld): Readonly<Record<string, Task>> => ({
  binEmpty: async (_payload, signal) => emptyBin(world, new Date(), signal),
})

/** Every night. */
export const binTimetable = '41 3 * * * binEmpty ?fill=1d'
