import type { Queries } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { dropFile } from './keep.ts'

/** Throws away those contents that no version of an attachment, no import and no picture names: the same content is kept once for all. */
export async function dropUnnamed(db: Queries, folder: string, hashes: readonly string[]): Promise<void> {
  const named = await db.read<{ hash: string }>(sql`
    select hash from attachment_version where hash = any(${hashes}::text[])
    union select file from import where file = any(${hashes}::text[])
    union select hash from picture where hash = any(${hashes}::text[])`)
  const kept = new Set(named.map(({ hash }) => hash))
  for (const hash of hashes) if (!kept.has(hash)) await dropFile(folder, hash)
}
