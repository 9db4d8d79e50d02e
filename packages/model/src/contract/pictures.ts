/** Bytes that a picture of a field may have. */
export const largestPicture = 2_000_000
/** Points that it may have on a side, and in all: it is taken apart anew whenever it is printed. */
export const mostPictureSide = 4_000
export const mostPicturePoints = 6_000_000

/** What such a picture may be; found in the content, whatever it is called. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]

/**
 * POST /api/pictures with the content (application/octet-stream) → 201. The hash is what a field of the kind `picture` then
 * holds. A picture that no record names within a day goes. GET /api/pictures/:hash for whoever may see a record that names
 * it or has named it, and for whoever sent it.
 */
export interface PictureAnswer {
  readonly hash: string
  readonly mediaType: PictureType
  readonly width: number
  readonly height: number
  /** Bytes. */
  readonly size: number
}

export const pictureAddress = (hash: string): string => `/api/pictures/${hash}`
