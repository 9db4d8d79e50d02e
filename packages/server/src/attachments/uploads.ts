/** Contents on their way: begun, grown piece by piece, and at the end a version of their attachment. */
import {
  at,
  type Entity,
  fileNameOf,
  isRefusal,
  kinds,
  largestAttachment,
  largestPiece,
  mostBegun,
  type Refusal,
  refuse,
  registry,
  type UploadAnswer,
} from '@kartoteka/model'
import type { Database, Queries } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { dropComing, keepComing, writePiece } from '../files/keep.ts'
import { newId } from '../id.ts'
import { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import type { Also } from '../records/flush.ts'
import { refused } from '../records/refused.ts'
import { insert } from '../records/rows.ts'
import { mediaTypeOf } from './mediaType.ts'

export const attachments = registry.attachment as unknown as Entity

export interface Upload extends UploadAnswer {
  readonly comment: string | null
  readonly user: string
}

export interface UploadSaid {
  readonly name: string
  readonly size: number
  readonly comment: string | null
}

/** What is said of a content before it comes. A fault names the place. */
export function readUploadRequest(body: Readonly<Record<string, unknown>>): UploadSaid {
  const { name, size, comment = null, ...rest } = body
  if (
    Object.keys(rest).length > 0 ||
    typeof name !== 'string' ||
    !Number.isSafeInteger(size) ||
    Number(size) < 0
  )
    throw new Fault('badRequest')
  const bytes = Number(size)
  const wrong: Refusal[] = []
  const said = kinds.text.parse(comment, registry.attachment.fields.comment, { country: '' })
  if (isRefusal(said)) wrong.push(at('comment', said))
  if (bytes === 0) wrong.push(at('size', refuse('fileEmpty')))
  if (bytes > largestAttachment)
    wrong.push(at('size', refuse('fileTooLarge', { max: largestAttachment / 1_000_000 })))
  if (wrong.length > 0) throw refused(wrong)
  return { name: fileNameOf(name), size: bytes, comment: said as string | null }
}

/** A fault unless the attachment is there and this user may change it. */
export async function demandGrowing(db: Database, asking: Asking, attachment: string): Promise<void> {
  await new Act(db, asking).change(attachments, attachment, {}, undefined, 'server')
}

/** What was not gone on with for so long is given up. */
export const isGivenUp: Sql = sql`touched_at < now() - interval '1 day'`

/**
 * A fault if with this one too much would be under way: what was begun and never ends fills the disk. Whoever begins several at the
 * same moment waits here until the one before is kept, so `queries` are those of a transaction.
 */
async function demandRoom(queries: Queries, user: string, size: number): Promise<void> {
  await queries.read(sql`select pg_advisory_xact_lock(hashtextextended(${`kartoteka uploads ${user}`}, 0))`)
  const [begun] = await queries.read<{ files: number; bytes: number }>(sql`
    select count(*)::integer as files, coalesce(sum(size), 0)::float8 as bytes from attachment_upload
    where "user" = ${user}::uuid and not done and not ${isGivenUp}`)
  if (begun!.files >= mostBegun.files)
    throw refused([at('size', refuse('tooManyBegun', { max: mostBegun.files }))])
  if (begun!.bytes + size > mostBegun.bytes)
    throw refused([at('size', refuse('tooMuchBegun', { max: mostBegun.bytes / 1_000_000_000 }))])
}

/** @param queries of one transaction */
export async function beginUpload(
  queries: Queries,
  { user }: Asking,
  attachment: string,
  said: UploadSaid,
): Promise<string> {
  await demandRoom(queries, user.id, said.size)
  const id = newId()
  await queries.write(
    insert(
      'attachment_upload',
      ['id', 'attachment', 'user', 'name', 'comment', 'size'],
      [{ id, attachment, user: user.id, ...said }],
    ),
  )
  return id
}

/** The upload that this user began last for an attachment. */
export async function lastBegun(queries: Queries, { user }: Asking, attachment: string): Promise<string> {
  const [found] = await queries.read<{ id: string }>(sql`select id from attachment_upload
    where attachment = ${attachment}::uuid and "user" = ${user.id}::uuid order by id desc limit 1`)
  if (!found) throw new Fault('notFound')
  return found.id
}

/** One's own; nobody else's is there, nor what was given up. */
export async function uploadOf(queries: Queries, { user }: Asking, id: string): Promise<Upload> {
  const [found] =
    await queries.read<Upload>(sql`select id, attachment, "user", name, comment, size, received as "offset", done
    from attachment_upload where id = ${id}::uuid and "user" = ${user.id}::uuid and (done or not ${isGivenUp})`)
  if (!found) throw new Fault('notFound')
  return found
}

/** Gives up one's own that has not come to its end; nothing, where there is none such. */
export async function dropUpload(
  queries: Queries,
  folder: string,
  { user }: Asking,
  id: string,
): Promise<void> {
  const gone = await queries.write(sql`delete from attachment_upload
    where id = ${id}::uuid and "user" = ${user.id}::uuid and not done returning id`)
  if (gone.length > 0) await dropComing(folder, id)
}

/** Takes a piece if it begins where the last one ended; the upload as it is then. */
export async function takePiece(
  queries: Queries,
  folder: string,
  upload: Upload,
  offset: number,
  from: AsyncIterable<Buffer>,
): Promise<Upload> {
  if (upload.done || offset !== upload.offset) return upload
  const most = Math.min(largestPiece, upload.size - offset)
  const length = await writePiece(folder, upload.id, offset, from, most)
  const now = length === undefined ? 0 : offset + length
  await queries.write(sql`update attachment_upload set received = ${now}::integer, touched_at = now()
    where id = ${upload.id}::uuid and received = ${offset}::integer`)
  return { ...upload, offset: now }
}

export interface Content {
  readonly hash: string
  readonly mediaType: string
}

/** What has come, under its hash; undefined if the disk has lost it, and it must come anew from its beginning. */
export async function settleUpload(
  queries: Queries,
  folder: string,
  { id, size, name }: Upload,
): Promise<Content | undefined> {
  const kept = await keepComing(folder, id, size)
  if (!kept) {
    await queries.write(sql`update attachment_upload set received = 0 where id = ${id}::uuid and not done`)
    return undefined
  }
  return { hash: kept.hash, mediaType: mediaTypeOf(kept.head, name) }
}

/** The content becomes what the attachment holds. */
export const makeCurrent = (
  act: Act,
  attachment: string,
  { name, size, comment }: UploadSaid,
  { hash, mediaType }: Content,
) => act.change(attachments, attachment, { name, size, comment, hash, mediaType }, undefined, 'server')

/** What is written with it: the version, and that this upload is done; once, whoever was quicker. */
export const asVersion = (
  { user, now }: Asking,
  { id, attachment, name, size, comment }: Upload,
  { hash, mediaType }: Content,
): readonly Also[] => [
  {
    name: 'upload',
    rows: 1,
    sql: sql`update attachment_upload set done = true, touched_at = now() where id = ${id}::uuid and not done returning 1`,
  },
  {
    name: 'kept_version',
    sql: insert(
      'attachment_version',
      ['id', 'attachment', 'created_at', 'created_by', 'name', 'size', 'media_type', 'hash', 'comment'],
      [
        {
          id,
          attachment,
          created_at: now,
          created_by: user.id,
          name,
          size,
          media_type: mediaType,
          hash,
          comment,
        },
      ],
    ),
  },
]
