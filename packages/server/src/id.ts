import { sixteenRandomBytes } from './random.ts'

let last = 0
let counter = 0

/** A new id: UUID version 7, ascending within this process, so that new rows stand together in their indexes. */
export function newId(): string {
  const bytes = sixteenRandomBytes()
  const now = Math.max(Date.now(), last)
  counter = now === last ? counter + 1 : bytes.readUInt16BE(6) & 0x7ff
  last = counter > 0xfff ? now + 1 : now
  if (counter > 0xfff) counter = 0
  bytes.writeUIntBE(last, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
