/** A ZIP archive, read where it lies: nothing is unpacked to disk, nothing is held in memory. */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { FileRefused, problem, refuseFile } from '../table/problem.ts'
import { type Entry, entriesIn } from './directory.ts'

/** Bytes of a part that is read whole. */
const mostWhole = 32_000_000

const pieceSize = 64 * 1024

export class Archive {
  readonly #path: string
  readonly #entries: ReadonlyMap<string, Entry>

  private constructor(path: string, entries: ReadonlyMap<string, Entry>) {
    this.#path = path
    this.#entries = entries
  }

  /** @throws FileRefused if it is none, or one that no office program writes */
  static async open(path: string): Promise<Archive> {
    const file = await open(path)
    try {
      return new Archive(path, await entriesIn(file, (await file.stat()).size))
    } finally {
      await file.close()
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  get names(): Iterable<string> {
    return this.#entries.keys()
  }

  /**
   * The bytes of a part, unpacked piece by piece; whoever stops early closes the file.
   *
   * @param heard is told which share of the part is read, from 0 to 1
   */
  async *read(name: string, heard?: (share: number) => void): AsyncGenerator<Buffer, void, void> {
    const entry = this.#entries.get(name) ?? refuseFile('fileIsDamaged')
    const file = await open(this.#path)
    try {
      const start = await contentOf(file, entry)
      if (entry.packed === 0) return
      const end = start + entry.packed - 1
      const packed = createReadStream(this.#path, { start, end, highWaterMark: pieceSize })
      const unpacked = entry.isDeflated ? packed.pipe(createInflateRaw({ chunkSize: pieceSize })) : packed
      if (unpacked !== packed) packed.on('error', (error) => unpacked.destroy(error))
      try {
        let size = 0
        let sum = 0
        for await (const piece of unpacked as AsyncIterable<Buffer>) {
          size += piece.length
          // The directory has been believed not to become enormous; it may have lied.
          if (size > entry.unpacked) refuseFile('fileIsDamaged')
          sum = crc32(piece, sum)
          yield piece
          heard?.(packed.bytesRead / entry.packed)
        }
        if (size !== entry.unpacked || sum !== entry.sum) refuseFile('fileIsDamaged')
      } catch (error) {
        throw isOfInflating(error) ? new FileRefused(problem('fileIsDamaged')) : error
      } finally {
        packed.destroy()
        unpacked.destroy()
      }
    } finally {
      await file.close()
    }
  }

  /** Unpacks a part to see that it can be, without keeping anything of it. */
  async prove(name: string): Promise<void> {
    for await (const _ of this.read(name));
  }

  /** A small part, whole. */
  async text(name: string): Promise<string> {
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of this.read(name)) {
      size += piece.length
      if (size > mostWhole) refuseFile('fileUnpacksTooLarge')
      pieces.push(piece)
    }
    return Buffer.concat(pieces).toString('utf8')
  }
}

/** Where the content of an entry begins: its own header may be longer than the directory says. */
async function contentOf(file: FileHandle, { at }: Entry): Promise<number> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(30), 0, 30, at)
  if (bytesRead < 30 || buffer.readUInt32LE(0) !== 0x04034b50) refuseFile('fileIsDamaged')
  return at + 30 + buffer.readUInt16LE(26) + buffer.readUInt16LE(28)
}

const isOfInflating = (error: unknown) => /^Z_/.test((error as { code?: string }).code ?? '')
