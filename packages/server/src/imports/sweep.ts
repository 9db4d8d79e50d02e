import { sql } from '../db/sql.ts'
import { dropUnnamed } from '../files/dropUnnamed.ts'
import { dropAbandoned } from '../files/keep.ts'
import type { ImportWorld } from './world.ts'

/** Days after which the file of an import is thrown away, and the rows that were not taken with it; what was made stays. */
const keptFor = 30

/** Throws away files that nobody will ask for again. Safe to repeat. */
export async function sweepImports({ db, config }: ImportWorld): Promise<undefined> {
  const gone = await db.write<{ id: string; file: string }>(sql`with old as (select id, file from import
      where file is not null and state in ('ready', 'cancelled', 'done', 'failed', 'undone')
        and coalesce(ended_at, created_at) < now() - ${sql.lit(keptFor)} * interval '1 day'),
    rejects as (delete from import_reject r using old where r.import = old.id)
    update import i set file = null from old where i.id = old.id returning i.id, old.file`)
  await dropUnnamed(
    db,
    config.folder,
    gone.map(({ file }) => file),
  )
  await dropAbandoned(config.folder)
  return undefined
}
