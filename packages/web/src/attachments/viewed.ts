/** What of an attachment can be looked at, and where its looks are. */
import { type Attachment, type AttachmentVersion, type Look, lookOf } from '@kartoteka/model'

/** A content that a viewer can show. */
export interface Viewed {
  readonly id: string
  /** An earlier one; without it what the attachment holds now. */
  readonly version?: string
  readonly name: string
  readonly hash: string
  readonly look: Look
  readonly description: string | null
  /** What is said beside its name, such as which version it is. */
  readonly about?: string
}

type Row = Pick<Attachment, 'name' | 'hash' | 'mediaType' | 'description'> & { readonly id: string }

/** Undefined if it can only be downloaded, or has not come whole. */
export function viewedOf({ id, name, hash, mediaType, description }: Row): Viewed | undefined {
  const look = lookOf(mediaType)
  return hash && look ? { id, name, hash, look, description } : undefined
}

export function viewedVersion(
  id: string,
  { id: version, name, hash, mediaType, comment }: AttachmentVersion,
  about: string,
): Viewed | undefined {
  const look = lookOf(mediaType)
  return look && { id, version, name, hash, look, description: comment, about }
}

/** One content of one attachment. */
export const keyOf = ({ id, version = '' }: Pick<Viewed, 'id' | 'version'>): string => `${id} ${version}`

const addressOf = (id: string, what: string, asked: Readonly<Record<string, string | undefined>>) => {
  const query = Object.entries(asked).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
  return `/api/attachments/${id}/${what}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** Letters of the hash: with another content it is another picture. */
const enough = 16

export const contentAddress = (id: string, version?: string): string => addressOf(id, 'content', { version })
export const textAddress = ({ id, version }: Viewed): string => addressOf(id, 'text', { version })
export const pictureAddress = (
  size: 'preview' | 'thumbnail',
  { id, version, hash }: { readonly id: string; readonly version?: string; readonly hash: string },
): string => addressOf(id, size, { version, of: hash.slice(0, enough) })
