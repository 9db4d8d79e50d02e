import { type Attachment, isId } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { isKept } from '../files/keep.ts'
import type { Asking } from '../records/asking.ts'
import { loadReadable } from '../records/load.ts'
import type { Stored } from '../records/stored.ts'
import { attachments } from './uploads.ts'
import { versionOf } from './versions.ts'

export interface Content {
  /** What a file of it may be called. */
  readonly name: string
  readonly hash: string
  readonly mediaType: string
}

/** A fault unless it is there and this user may read it. */
export async function readableAttachment(
  db: Database,
  { user, settings }: Asking,
  id: string,
): Promise<Stored> {
  const [record] = await loadReadable(db, user, settings.whole(attachments), [id])
  if (!record || record.deletedAt !== null) throw new Fault('notFound')
  return record
}

/** What an attachment holds now, or held in this version; a fault as above, and if it holds nothing. */
export async function contentOf(
  db: Database,
  folder: string,
  asking: Asking,
  id: string,
  version: string | undefined,
): Promise<Content> {
  const record = await readableAttachment(db, asking, id)
  if (version !== undefined && !isId(version)) throw new Fault('notFound')
  const { name, hash, mediaType } = version
    ? await versionOf(db, record.id, version)
    : (record as unknown as Attachment)
  if (hash === null || !isKept(folder, hash)) throw new Fault('notFound')
  // A03: whoever may not see what it is called does not learn it by saving it.
  const called = asking.user.hidden.attachment?.includes('name') ? record.id : name
  return { name: called, hash, mediaType: mediaType ?? '' }
}
