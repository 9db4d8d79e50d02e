/**
 * The darkroom: a process of its own that makes small pictures of large ones. It knows no secret and no database; where a
 * picture takes more memory than it may, or breaks a library, this process ends and not the program.
 */
import { writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import sharp, { type Sharp } from 'sharp'
import { decodeHeic } from './heic.ts'
import { type Delivery, mostPoints, type Order, sides, type Trouble } from './order.ts'

/** What libvips may read; anything else it knows is closed, whatever the bytes pretend to be. */
const readers = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif']
/** Bytes that it may take before it ends itself. */
const mostMemory = Number(process.argv[2])
/** Milliseconds between two looks at the memory. */
const pause = 25
/** Lets the rest of the program go first. */
const niceness = 10

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: readers.map((each) => `VipsForeignLoad${each}`) })
try {
  setPriority(niceness)
  // The first to go where the machine itself has no memory left.
  await writeFile('/proc/self/oom_score_adj', '1000')
} catch {
  // Another system, or not allowed: only a courtesy.
}
watchMemory()

process.on('disconnect', () => process.exit())
process.on('message', (order: Order) => {
  void make(order).then((trouble) => {
    const delivery: Delivery = { number: order.number, ...(trouble && { trouble }) }
    process.send?.(delivery)
  })
})

async function make({ from, to }: Order): Promise<Trouble | undefined> {
  try {
    const input = await opened(from)
    if (input === undefined) return 'large'
    // Turned as it was held, in the colours of a screen, without place, owner or any other words about it.
    const { data, info } = await input
      .autoOrient()
      .resize({ width: sides.preview, height: sides.preview, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    const screen = sharp(data, { raw })
    await screen.clone().webp({ quality: 82, effort: 2, smartSubsample: true }).toFile(to.preview)
    await screen
      .resize({ width: sides.thumbnail, height: sides.thumbnail, fit: 'cover', withoutEnlargement: true })
      .webp({ quality: 70, effort: 2 })
      .toFile(to.thumbnail)
    return undefined
  } catch {
    return 'broken'
  }
}

/** What the header says comes first; undefined if it is larger than is borne. */
async function opened(from: string): Promise<Sharp | undefined> {
  const options = { limitInputPixels: mostPoints, sequentialRead: true, failOn: 'truncated' } as const
  // The header is read without this limit, so that too large is told from broken.
  const { width, height, compression } = await sharp(from, { limitInputPixels: false }).metadata()
  if (width * height > mostPoints) return undefined
  if (compression !== 'hevc') return sharp(from, options)
  const decoded = await decodeHeic(from)
  return (
    decoded && sharp(decoded.data, { raw: { width: decoded.width, height: decoded.height, channels: 4 } })
  )
}

/** From a thread, because a decoder that takes memory holds this one. */
function watchMemory(): void {
  const look = `setInterval(() => {
    if (process.memoryUsage.rss() > ${mostMemory}) process.kill(process.pid, 'SIGKILL')
  }, ${pause})`
  new Worker(look, { eval: true }).unref()
}
