/** The directory at the end of a ZIP archive. */
import type { FileHandle } from 'node:fs/promises'
import { refuseFile } from '../table/problem.ts'

export interface Entry {
  /** Where its own header stands. */
  readonly at: number
  /** Bytes. */
  readonly packed: number
  readonly unpacked: number
  /** CRC-32 of what is unpacked. */
  readonly sum: number
  readonly isDeflated: boolean
}

/** Bytes that a part may have unpacked, and how many times as many as packed, once it has a few. */
const limits = { unpacked: 2_000_000_000, times: 100, few: 20_000_000 } as const

/** Whether so much out of so little is no table's: tables rarely become twenty times as large. */
export const isEnormous = (unpacked: number, packed: number): boolean =>
  unpacked > limits.unpacked || (unpacked > limits.few && unpacked > packed * limits.times)

/** A workbook has some dozens; each costs a little memory. */
const mostEntries = 10_000
const mostDirectory = 8_000_000
const signatures = { entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 } as const
/** What stands in 32 bits where the number is in the ZIP64 field. */
const elsewhere = 0xffffffff

/** Every entry by its name. @throws FileRefused if there is no directory or it is not one to be trusted */
export async function entriesIn(file: FileHandle, size: number): Promise<ReadonlyMap<string, Entry>> {
  const { from, length, count } = await whereItIs(file, size)
  if (length > mostDirectory || count > mostEntries || from + length > size) refuseFile('fileIsDamaged')
  const bytes = await readAt(file, from, length)
  const entries = new Map<string, Entry>()
  for (let at = 0, left = count; left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== signatures.entry) refuseFile('fileIsDamaged')
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const name = bytes.toString('utf8', at + 46, nameEnd)
    if (isUnsafe(name)) refuseFile('fileHasUnsafeNames')
    if (entries.has(name)) refuseFile('fileIsDamaged')
    const flags = bytes.readUInt16LE(at + 8)
    if (flags & 1) refuseFile('fileIsLocked')
    const method = bytes.readUInt16LE(at + 10)
    if (method !== 0 && method !== 8) refuseFile('fileIsDamaged')
    const [unpacked = 0, packed = 0, place = 0] = numbersOf(
      [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)],
      bytes.subarray(nameEnd, extraEnd),
    )
    if (place + packed > size) refuseFile('fileIsDamaged')
    if (isEnormous(unpacked, packed)) refuseFile('fileUnpacksTooLarge')
    const isDeflated = method === 8
    entries.set(name, { at: place, packed, unpacked, sum: bytes.readUInt32LE(at + 16), isDeflated })
    at = extraEnd + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** A name that leads somewhere else when an archive is unpacked. We never do; but no office program writes it. */
const isUnsafe = (name: string) =>
  /^[/\\]|^[a-z]:|\0/i.test(name) || name.split(/[/\\]/).some((step) => step === '..')

async function whereItIs(file: FileHandle, size: number) {
  const tail = await readAt(file, Math.max(0, size - 66_000), Math.min(size, 66_000))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > tail.length) return refuseFile('fileIsDamaged')
  const [count, length, from] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ]
  if (count !== 0xffff && length !== elsewhere && from !== elsewhere) return { count, length, from }
  if (end < 20 || tail.readUInt32LE(end - 20) !== signatures.locator64) return refuseFile('fileIsDamaged')
  const wide = await readAt(file, bigAt(tail, end - 20 + 8), 56)
  if (wide.length < 56 || wide.readUInt32LE(0) !== signatures.end64) return refuseFile('fileIsDamaged')
  return { count: bigAt(wide, 32), length: bigAt(wide, 40), from: bigAt(wide, 48) }
}

/** The numbers, those that do not fit into 32 bits taken from the ZIP64 field, where they stand in this order. */
function numbersOf(short: readonly number[], extra: Buffer): readonly number[] {
  if (!short.includes(elsewhere)) return short
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let place = at + 4
    return short.map((number) => {
      if (number !== elsewhere) return number
      if (place + 8 > extra.length) return refuseFile('fileIsDamaged')
      place += 8
      return bigAt(extra, place - 8)
    })
  }
  return refuseFile('fileIsDamaged')
}

function bigAt(bytes: Buffer, at: number): number {
  const number = bytes.readBigUInt64LE(at)
  return number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : refuseFile('fileIsDamaged')
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
