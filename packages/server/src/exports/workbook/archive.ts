/** A ZIP archive written piece by piece: no part, and no archive, is ever held whole. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly content: Iterable<string> | AsyncIterable<string | Buffer>
}

/** What 32 bits cannot hold any more; it then stands in the ZIP64 field. */
const beyond = 0xffffffff
/** A part whose sizes stand behind it, with a name in UTF-8. */
const flags = 0x0808
/** Of the format that has ZIP64 and of the one that has not. */
const versions = { plain: 20, zip64: 45 } as const
const packing = { level: 6, chunkSize: 64 * 1024 } as const
/** 1st January 1980: when the file was made says the header of the answer. */
const noDay = 0x21

interface Written {
  readonly name: Buffer
  readonly at: number
  readonly sum: number
  readonly packed: number
  readonly unpacked: number
}

/**
 * The archive's bytes. A part has less than 4 GiB unpacked; the archive may have more.
 *
 * @param most what a place in the archive may be without ZIP64; only tests say another
 */
export async function* archiveOf(
  parts: AsyncIterable<Part>,
  most = beyond,
): AsyncGenerator<Buffer, void, void> {
  const written: Written[] = []
  let at = 0
  for await (const part of parts) {
    const name = Buffer.from(part.name)
    const begins = at
    const head = headOf(name)
    yield head
    at += head.length
    const sizes = { sum: 0, packed: 0, unpacked: 0 }
    for await (const piece of packed(part.content, sizes)) {
      sizes.packed += piece.length
      at += piece.length
      yield piece
    }
    const foot = footOf(sizes)
    yield foot
    at += foot.length
    written.push({ name, at: begins, ...sizes })
  }
  const directory = Buffer.concat(written.map((each) => entryOf(each, most)))
  yield directory
  yield endOf(written.length, directory.length, at, most)
}

async function* packed(
  content: Part['content'],
  sizes: { sum: number; unpacked: number },
): AsyncGenerator<Buffer, void, void> {
  async function* counted() {
    for await (const text of content) {
      const piece = typeof text === 'string' ? Buffer.from(text) : text
      sizes.sum = crc32(piece, sizes.sum)
      sizes.unpacked += piece.length
      yield piece
    }
  }
  const packer = createDeflateRaw(packing)
  const source = Readable.from(counted(), { objectMode: false })
  // Whoever stops early ends the packer, and with it what feeds it; a fault of the source comes out of the packer.
  const feeding = pipeline(source, packer).catch(() => {})
  try {
    yield* packer as AsyncIterable<Buffer>
  } finally {
    packer.destroy()
    await feeding
  }
}

const signature = (second: string) => Buffer.from(`PK${second}`, 'latin1')

function headOf(name: Buffer): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(versions.plain, 0)
  head.writeUInt16LE(flags, 2)
  head.writeUInt16LE(8, 4)
  head.writeUInt16LE(noDay, 8)
  head.writeUInt16LE(name.length, 22)
  return Buffer.concat([signature('\x03\x04'), head, name])
}

function footOf({ sum, packed: size, unpacked }: Omit<Written, 'name' | 'at'>): Buffer {
  if (size > beyond || unpacked > beyond) throw new Error('a part of an archive has more than 4 GiB')
  const foot = Buffer.alloc(12)
  foot.writeUInt32LE(sum, 0)
  foot.writeUInt32LE(size, 4)
  foot.writeUInt32LE(unpacked, 8)
  return Buffer.concat([signature('\x07\x08'), foot])
}

function entryOf({ name, at, sum, packed: size, unpacked }: Written, most: number): Buffer {
  const isFar = at >= most
  const version = isFar ? versions.zip64 : versions.plain
  const entry = Buffer.alloc(42)
  entry.writeUInt16LE(version, 0)
  entry.writeUInt16LE(version, 2)
  entry.writeUInt16LE(flags, 4)
  entry.writeUInt16LE(8, 6)
  entry.writeUInt16LE(noDay, 10)
  entry.writeUInt32LE(sum, 12)
  entry.writeUInt32LE(size, 16)
  entry.writeUInt32LE(unpacked, 20)
  entry.writeUInt16LE(name.length, 24)
  entry.writeUInt32LE(isFar ? beyond : at, 38)
  if (!isFar) return Buffer.concat([signature('\x01\x02'), entry, name])
  const far = Buffer.alloc(12)
  far.writeUInt16LE(1, 0)
  far.writeUInt16LE(8, 2)
  far.writeBigUInt64LE(BigInt(at), 4)
  entry.writeUInt16LE(far.length, 26)
  return Buffer.concat([signature('\x01\x02'), entry, name, far])
}

/** The end of the archive, with the ZIP64 one before it where the directory lies too far away. */
function endOf(count: number, length: number, at: number, most: number): Buffer {
  const isFar = at >= most
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(length, 8)
  end.writeUInt32LE(isFar ? beyond : at, 12)
  const plain = Buffer.concat([signature('\x05\x06'), end])
  if (!isFar) return plain
  const far = Buffer.alloc(52)
  far.writeBigUInt64LE(44n, 0)
  far.writeUInt16LE(versions.zip64, 8)
  far.writeUInt16LE(versions.zip64, 10)
  far.writeBigUInt64LE(BigInt(count), 20)
  far.writeBigUInt64LE(BigInt(count), 28)
  far.writeBigUInt64LE(BigInt(length), 36)
  far.writeBigUInt64LE(BigInt(at), 44)
  const locator = Buffer.alloc(16)
  locator.writeBigUInt64LE(BigInt(at + length), 4)
  locator.writeUInt32LE(1, 12)
  return Buffer.concat([signature('\x06\x06'), far, signature('\x06\x07'), locator, plain])
}
