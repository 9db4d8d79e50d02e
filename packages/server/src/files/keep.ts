/** Files by the hash of their content, beside the database. What they were called is nobody's path. */
import { createHash, randomBytes } from 'node:crypto'
import { constants, createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Fault } from '../errors.ts'
import { dropBeside } from './beside.ts'
import { fileOf, shelvesOf } from './places.ts'

export { fileOf }

/** Milliseconds in which whoever keeps a content has said what names it. */
const settling = 600_000

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
 * @param judge looks at it where it still lies by itself; where it throws, nothing is kept either
 */
export async function keepFile<J = undefined>(
  folder: string,
  from: AsyncIterable<Buffer>,
  most: number,
  judge?: (path: string, hash: string) => Promise<J>,
): Promise<KeptFile & { readonly judged: J }> {
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
    const judged = (await judge?.(path, hash)) as J
    await settle(folder, hash, path)
    return { hash, size, judged }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

export const isKept = (folder: string, hash: string): boolean => existsSync(fileOf(folder, hash))

/** The content, piece by piece. */
export const readKept = (folder: string, hash: string): AsyncIterable<Buffer> =>
  createReadStream(fileOf(folder, hash), { highWaterMark: 256 * 1024 })

/** Whether the content has come, or come again, just now: then nobody knows yet what will name it. */
export async function isSettling(folder: string, hash: string, now = Date.now()): Promise<boolean> {
  const { mtimeMs } = await stat(fileOf(folder, hash)).catch(() => ({ mtimeMs: 0 }))
  return now - mtimeMs < settling
}

/** Throws the content away, and what was made of it; whether something still refers to it is the caller's to know. */
export async function dropFile(folder: string, hash: string): Promise<void> {
  await rm(fileOf(folder, hash), { force: true })
  await dropBeside(folder, hash)
}

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

/** What a line that was cut says. */
const brokenOff = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

/** Where a content grows piece by piece before it is whole; gone a day after its last piece. `name` is an id. */
const comingPath = (folder: string, name: string): string => {
  if (!/^[0-9a-f-]{36}$/.test(name)) throw new Error('This is no id')
  return join(folder, 'files', 'coming', name)
}

/**
 * Writes a piece at its place and has it on the disk when this returns. What stood behind that place is written over. Of a
 * piece that breaks off, what has arrived counts: on a line that never holds for a whole one it goes on all the same.
 *
 * @param most bytes it may have; more is the fault `tooLarge`
 * @returns bytes; undefined if what should stand before that place is not there any more
 */
export async function writePiece(
  folder: string,
  name: string,
  offset: number,
  from: AsyncIterable<Buffer>,
  most: number,
): Promise<number | undefined> {
  await mkdir(join(folder, 'files', 'coming'), { recursive: true, mode: 0o700 })
  const file = await open(comingPath(folder, name), constants.O_CREAT | constants.O_RDWR, 0o600)
  try {
    if ((await file.stat()).size < offset) return undefined
    let length = 0
    try {
      for await (const piece of from) {
        if (length + piece.length > most) throw new Fault('tooLarge')
        await file.write(piece, 0, piece.length, offset + length)
        length += piece.length
      }
    } catch (error) {
      if (!brokenOff.includes(codeOf(error) ?? '')) throw error
    }
    await file.datasync()
    return length
  } finally {
    await file.close()
  }
}

/**
 * Keeps the first `size` bytes of what has come, as a file of their own: a request that hangs and still writes to what is
 * coming changes nothing that is kept under its hash. Undefined if it is not there as long as that.
 */
export async function keepComing(
  folder: string,
  name: string,
  size: number,
): Promise<{ readonly hash: string; readonly head: Buffer } | undefined> {
  const path = comingPath(folder, name)
  const found = await stat(path).catch(() => undefined)
  if (!found || found.size < size) return undefined
  const { hash } = await keepFile(
    folder,
    createReadStream(path, { end: size - 1, highWaterMark: 256 * 1024 }),
    size,
  )
  return { hash, head: await headOf(fileOf(folder, hash)) }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const headLength = 4_096

export const dropComing = (folder: string, name: string): Promise<void> =>
  rm(comingPath(folder, name), { force: true })

/** Hashes of the contents that have been kept for longer than a day, some hundred at once. */
export async function* keptLong(
  folder: string,
  now = Date.now(),
): AsyncGenerator<readonly string[], void, void> {
  for (const shelf of await shelvesOf(folder)) {
    const old: string[] = []
    for (const hash of await readdir(shelf)) {
      const { mtimeMs } = await stat(join(shelf, hash)).catch(() => ({ mtimeMs: now }))
      if (/^[0-9a-f]{64}$/.test(hash) && now - mtimeMs > day) old.push(hash)
    }
    if (old.length > 0) yield old
  }
}
