import { randomFillSync } from 'node:crypto'

const size = 16
const drawn = Buffer.alloc(size * 256)
let used = drawn.length

/** Sixteen random bytes, drawn from the system for many at once: for ids and salts, of which every save takes some. */
export function sixteenRandomBytes(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += size
  return Buffer.from(drawn.subarray(used - size, used))
}
