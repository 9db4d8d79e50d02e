import type { AttachmentVersion } from '@kartoteka/model'
import type { Queries } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'

const columns: Sql = sql`id, name, size, media_type as "mediaType", comment, hash,
  to_json(created_at) #>> '{}' as "createdAt", created_by as "createdBy"`

/** Every content an attachment has had, the newest first. What is hidden of an attachment is empty here. */
export async function versionsOf(
  queries: Queries,
  attachment: string,
  hidden: readonly string[] = [],
): Promise<AttachmentVersion[]> {
  const found = await queries.read<AttachmentVersion>(sql`select ${columns} from attachment_version
    where attachment = ${attachment}::uuid order by created_at desc, id desc`)
  const seen = (field: string) => !hidden.includes(field)
  return found.map((each) => ({
    ...each,
    name: seen('name') ? each.name : '',
    comment: seen('comment') ? each.comment : null,
  }))
}

/** One of them; a fault if it is none of this attachment's. */
export async function versionOf(
  queries: Queries,
  attachment: string,
  id: string,
): Promise<AttachmentVersion> {
  const [found] = await queries.read<AttachmentVersion>(sql`select ${columns} from attachment_version
    where attachment = ${attachment}::uuid and id = ${id}::uuid`)
  if (!found) throw new Fault('notFound')
  return found
}
