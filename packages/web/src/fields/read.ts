/** A field's value as it was typed, read: with what the screen understands beyond the kind, then by the kind itself. */
import { type Field, isRefusal, kinds, type Refusal, sayRefusal, type Words } from '@kartoteka/model'
import type { Fault, Reading } from './field.ts'
import { viewOf } from './index.ts'

export function readTyped(field: Field, raw: unknown, reading: Reading): unknown | Refusal {
  const typed = viewOf(field).read?.(raw, reading) ?? raw
  return kinds[field.kind].parse(typed, field, { country: reading.country })
}

/** A refusal as it is said at its field. */
export function faultOf(words: Words, refusal: Refusal): Fault {
  const place = Number(refusal.at?.split('.').at(-1))
  return {
    sentence: sayRefusal(words, refusal),
    code: refusal.code,
    ...(Number.isInteger(place) && { place }),
  }
}

export { isRefusal }
