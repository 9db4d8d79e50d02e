import { readFile } from 'node:fs/promises'
import type { ImageLike } from 'libheif-js/wasm-bundle.js'
import { mostPointsOfHeic } from './order.ts'

interface Decoded {
  /** Red, green, blue and how opaque it is, point by point. */
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/**
 * The picture of a HEIC; undefined if it is larger than is borne. The library turns and mirrors it as the file says (irot,
 * imir); what its EXIF says besides is the same once more, and does not count.
 */
export async function decodeHeic(path: string): Promise<Decoded | undefined> {
  const { default: library } = await import('libheif-js/wasm-bundle.js')
  const images = new library.HeifDecoder().decode(await readFile(path))
  const image = images.find((each) => each.is_primary()) ?? images[0]
  if (!image) throw new Error('There is no picture in it')
  const [width, height] = [image.get_width(), image.get_height()]
  if (width * height > mostPointsOfHeic) return undefined
  const data = new Uint8ClampedArray(width * height * 4)
  const filled = await new Promise<ImageLike | null>((resolve) =>
    image.display({ data, width, height }, resolve),
  )
  if (!filled) throw new Error('It cannot be decoded')
  return { data: Buffer.from(data.buffer), width, height }
}
