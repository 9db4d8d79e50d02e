import type { Instant } from '../kit/index.ts'

/** Bytes that a file may have. */
export const largestAttachment = 100_000_000
/** Bytes of one piece at most; a file comes in as many as it needs. */
export const largestPiece = 4_000_000
/** Files that one user may have begun and not ended, and bytes that these may have been said to have in all. */
export const mostBegun = { files: 100, bytes: 2_000_000_000 } as const

/** POST /api/attachments/:id/uploads → 201, with an upload. */
export interface UploadRequest {
  /** The name of the file; the attachment is then called so. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** What is new in this version. */
  readonly comment?: string
}

/**
 * GET /api/uploads/:id. PATCH /api/uploads/:id?offset=… with a piece (application/octet-stream) answers with it too: the next
 * piece begins at `offset`. A piece that begins elsewhere is not taken. With the last one the file is kept.
 */
export interface UploadAnswer {
  readonly id: string
  readonly attachment: string
  readonly name: string
  readonly size: number
  readonly offset: number
  readonly done: boolean
}

export interface AttachmentVersion {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
  readonly comment: string | null
  readonly createdAt: Instant
  readonly createdBy: string | null
  readonly hash: string
}

/** GET /api/attachments/:id/versions, the newest first. POST …/versions/:version/current makes an earlier one current. */
export interface VersionsAnswer {
  readonly versions: readonly AttachmentVersion[]
}

/** Of what the server makes a picture that any browser shows. */
const lookedAtAsPicture: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/tiff',
]

/** How a content can be looked at. */
export type Look = 'picture' | 'pdf' | 'text'

/** Undefined if it can only be downloaded. */
export function lookOf(mediaType: string | null | undefined): Look | undefined {
  if (!mediaType) return undefined
  if (lookedAtAsPicture.includes(mediaType)) return 'picture'
  if (mediaType === 'application/pdf') return 'pdf'
  return mediaType === 'text/plain' ? 'text' : undefined
}

/** Bytes of a text that are shown. */
export const shownText = 200_000

/**
 * GET /api/attachments/:id/text. Beside it GET …/thumbnail and …/preview answer with a picture (image/webp). Each takes
 * `version`. A browser may keep the pictures but asks each time whether it still may show them; `of`, the beginning of the hash, makes
 * another address of another content.
 */
export interface TextAnswer {
  readonly text: string
  /** In which encoding it was read: a guess. */
  readonly encoding: string
  /** There is more of it. */
  readonly cut: boolean
}
