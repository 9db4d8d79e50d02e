/** What kind of picture a content is and how many points it has, by its first bytes alone: nothing is taken apart. */
import type { PictureType } from '@kartoteka/model'

export interface Measured {
  readonly mediaType: PictureType
  readonly width: number
  readonly height: number
}

/** Undefined if it is none of the kinds that are taken, or does not say how large it is. */
export function measure(content: Buffer): Measured | undefined {
  if (begins(content, '89504e470d0a1a0a')) return sized('image/png', ofPng(content))
  if (begins(content, 'ffd8ff')) return sized('image/jpeg', ofJpeg(content))
  if (begins(content, '52494646') && begins(content, '57454250', 8))
    return sized('image/webp', ofWebp(content))
  return undefined
}

/** A drawing, and whatever else is written in tags. */
export const isDrawing = (content: Buffer): boolean =>
  /<svg[\s>]/i.test(content.subarray(0, 4_096).toString('utf8').replaceAll('\0', ''))

type Size = readonly [width: number, height: number] | undefined

const begins = (content: Buffer, sign: string, at = 0): boolean =>
  content.subarray(at, at + sign.length / 2).toString('hex') === sign

const sized = (mediaType: PictureType, size: Size): Measured | undefined =>
  size && size[0] > 0 && size[1] > 0 ? { mediaType, width: size[0], height: size[1] } : undefined

/** The first chunk is the header. */
const ofPng = (content: Buffer): Size =>
  content.length >= 24 && begins(content, '49484452', 12)
    ? [content.readUInt32BE(16), content.readUInt32BE(20)]
    : undefined

/** Segments that have no length of their own: TEM and the restarts. */
const bare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
/** Where a frame begins (SOF); three of these numbers mean tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function ofJpeg(content: Buffer): Size {
  for (let at = 2; at + 9 <= content.length; ) {
    if (content[at] !== 0xff) return undefined
    const marker = content[at + 1]!
    if (marker === 0xff) at += 1
    else if (bare(marker)) at += 2
    else if (isFrame(marker)) return [content.readUInt16BE(at + 7), content.readUInt16BE(at + 5)]
    else {
      const length = content.readUInt16BE(at + 2)
      if (length < 2) return undefined
      at += 2 + length
    }
  }
  return undefined
}

/** Lossy, lossless, or with a header of its own. */
function ofWebp(content: Buffer): Size {
  if (content.length < 30) return undefined
  const kind = content.subarray(12, 16).toString('latin1')
  if (kind === 'VP8X') return [content.readUIntLE(24, 3) + 1, content.readUIntLE(27, 3) + 1]
  if (kind === 'VP8 ' && begins(content, '9d012a', 23))
    return [content.readUInt16LE(26) & 0x3fff, content.readUInt16LE(28) & 0x3fff]
  if (kind !== 'VP8L' || content[20] !== 0x2f) return undefined
  const bits = content.readUInt32LE(21)
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
}
