import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { dropOrphans } from '../files/beside.ts'
import { dropUnnamed } from '../files/dropUnnamed.ts'
import { keptLong } from '../files/keep.ts'
import type { Task } from '../jobs/job.ts'
import { dropUnusedPictures } from '../pictures/kept.ts'
import { isGivenUp } from './uploads.ts'

export interface FileWorld {
  readonly db: Database
  readonly config: { readonly folder: string }
}

/**
 * Throws away uploads that nobody has gone on with for a day, pictures that no record has named, and contents that neither an
 * attachment, an import nor a picture names any more. A content is only looked at a day after it came: by then what names it is kept. Safe to repeat.
 */
export async function sweepFiles({ db, config }: FileWorld, signal?: AbortSignal): Promise<undefined> {
  await db.write(sql`delete from attachment_upload where ${isGivenUp}`)
  await dropUnusedPictures(db)
  for await (const hashes of keptLong(config.folder)) {
    if (signal?.aborted) return undefined
    await dropUnnamed(db, config.folder, hashes)
  }
  await dropOrphans(config.folder)
  return undefined
}

export const fileTasks = (world: FileWorld): Readonly<Record<string, Task>> => ({
  fileSweep: async (_, signal) => sweepFiles(world, signal),
})

/** Every night, after the imports and the bin. */
export const fileTimetable = '53 3 * * * fileSweep ?fill=1d'
