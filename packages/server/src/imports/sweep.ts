import { largestImport } from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import { dropUnnamed } from '../files/dropUnnamed.ts'
import { dropAbandoned } from '../files/keep.ts'
import type { ImportWorld } from './world.ts'

/** Bytes of files that are kept for one user; of more the oldest are thrown away. */
const mostKept = 5 * largestImport

const atRest = sql`state in ('ready', 'cancelled', 'done', 'failed', 'undone')`

/** Days after which the file of an import is thrown away, and the rows that were not taken with it; what was made stays. */
const keptFor = 30

/** Throws away files that nobody will ask for again. Safe to repeat. */
export async function sweepImports({ db, config }: ImportWorld): Promise<undefined> {
  const gone = await db.write<{ id: string; file: string }>(sql`with old as (select id, file from import
      where file is not null and ${atRest}
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

/** Throws away the oldest files of a user who has brought more than is kept; the newest one stays, and what is being read. */
export async function makeRoom(
  { db, config }: Pick<ImportWorld, 'db' | 'config'>,
  user: string,
  most = mostKept,
): Promise<void> {
  const gone = await db.write<{ file: string }>(sql`with mine as (
      select id, file, state, row_number() over newest as place, sum(size) over newest as bytes from import
      where "user" = ${user}::uuid and file is not null window newest as (order by id desc)),
    old as (select id, file from mine where bytes > ${most}::bigint and place > 1 and ${atRest})
    update import i set file = null from old where i.id = old.id returning old.file`)
  await dropUnnamed(
    db,
    config.folder,
    gone.map(({ file }) => file),
  )
}
