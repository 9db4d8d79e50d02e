/** Files by the hash of their content, beside the database. What they were called is nobody's path. */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Fault } from '../errors.ts'

export interface KeptFile {
  /** SHA-256 of the content in hexadecimal: its name. */
  readonly hash: string
  /** Bytes. */
  readonly size: number
}

/**
 * Keeps what comes as a file below `folder`; the same content once. It is on the disk when this returns.
 *
 * @param most bytes it may have; more is the fault `tooLarge`, and nothing is kept
 */
export async function keepFile(folder: string, from: AsyncIterable<Buffer>, most: number): Promise<KeptFile> {
  const coming = join(folder, 'files', 'coming')
  await mkdir(coming, { recursive: true, mode: 0o700 })
  const path = join(coming, randomBytes(16).toString('hex'))
  const digest = createHash('sha256')
  let size = 0
  try {
    const counted = async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        size += piece.length
        if (size > most) throw new Fault('tooLarge')
        digest.update(piece)
        yield piece
      }
    }
    // Opened beforehand: a stream that fails at once would make the file after it was thrown away.
    const file = await open(path, 'wx', 0o600)
    await pipeline(from, counted, file.createWriteStream({ flush: true }))
    const hash = digest.digest('hex')
    await settle(folder, hash, path)
    return { hash, size }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** Where the content with this hash lies. */
export function fileOf(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('This is no hash of a file')
  return join(folder, 'files', hash.slice(0, 2), hash)
}

export const isKept = (folder: string, hash: string): boolean => existsSync(fileOf(folder, hash))

/** The content, piece by piece. */
export const readKept = (folder: string, hash: string): AsyncIterable<Buffer> =>
  createReadStream(fileOf(folder, hash), { highWaterMark: 256 * 1024 })

/** Throws the content away; whether something still refers to it is the caller's to know. */
export const dropFile = (folder: string, hash: string): Promise<void> =>
  rm(fileOf(folder, hash), { force: true })

/** Throws away what has been coming for longer than a day: its program was killed. */
export async function dropAbandoned(folder: string, now = Date.now()): Promise<void> {
  const coming = join(folder, 'files', 'coming')
  for (const name of existsSync(coming) ? await readdir(coming) : []) {
    const path = join(coming, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }))
    if (now - mtimeMs > day) await rm(path, { force: true })
  }
}

const day = 86_400_000

/** Renamed into place, so that a file is there whole or not at all, and written down in its folder. */
async function settle(folder: string, hash: string, path: string): Promise<void> {
  const place = fileOf(folder, hash)
  const shelf = join(place, '..')
  await mkdir(shelf, { recursive: true, mode: 0o700 })
  await rename(path, place)
  const handle = await open(shelf)
  await handle.sync().finally(() => handle.close())
}
