import type { Queries } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { dropFile, isSettling } from './keep.ts'

/**
 * Throws away those contents that no version of an attachment, no import and no picture names: the same content is kept once for all.
 * What has just come, here or in another copy of the program, is left to the night.
 */
export async function dropUnnamed(db: Queries, folder: string, hashes: readonly string[]): Promise<void> {
  const named = await db.read<{ hash: string }>(sql`
    select hash from attachment_version where hash = any(${hashes}::text[])
    union select file from import where file = any(${hashes}::text[])
    union select hash from picture where hash = any(${hashes}::text[])`)
  const kept = new Set(named.map(({ hash }) => hash))
  // Looked at last: it may have come again since the question.
  for (const hash of hashes)
    if (!kept.has(hash) && !(await isSettling(folder, hash))) await dropFile(folder, hash)
}
