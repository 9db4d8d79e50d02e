import type { Instant } from '../kit/index.ts'

/** Bytes that a file may have. */
export const largestAttachment = 100_000_000
/** Bytes of one piece at most; a file comes in as many as it needs. */
export const largestPiece = 4_000_000

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

/** What browsers show as a picture and nothing else. */
export const shownPictures: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
