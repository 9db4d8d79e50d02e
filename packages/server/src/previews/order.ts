/** What the program and its darkroom say to each other. */

/** Points of the longer side of what fills a screen, and of the square that stands in a row. */
export const sides = { preview: 2_000, thumbnail: 128 } as const
export type PictureSize = keyof typeof sides

/** Points a picture may have; a telephone's largest has 200 million. */
export const mostPoints = 250_000_000
/** Points of a HEIC: its decoder holds the whole picture twice. */
export const mostPointsOfHeic = 80_000_000
/** Bytes that the darkroom may take in all before it is ended. */
export const mostMemory = 1_500_000_000

/** A picture to be made small. */
export interface Order {
  readonly number: number
  readonly from: string
  /** Where the small ones are written. */
  readonly to: Readonly<Record<PictureSize, string>>
}

/** Why there is no picture: its bytes make none, or it is larger than is bearable. */
export type Trouble = 'broken' | 'large'

export interface Delivery {
  readonly number: number
  readonly trouble?: Trouble
}
