/** A field's value as it was typed, read: with what the screen understands beyond the kind, then by the kind itself. */
import { type Field, fieldAt, kinds, type Refusal, sayRefusal, type Words } from '@kartoteka/model'
import { ProblemError } from '../data/problem.ts'
import type { Fault, Reading } from './field.ts'
import { viewOf } from './index.ts'

export function readTyped(field: Field, raw: unknown, reading: Reading): unknown | Refusal {
  const typed = viewOf(field).read?.(raw, reading) ?? raw
  return kinds[field.kind].parse(typed, field, reading)
}

/** A refusal as it is said at its field. */
export function faultOf(words: Words, refusal: Pick<Refusal, 'code' | 'params' | 'at'>): Fault {
  const place = Number(refusal.at?.split('.').at(-1))
  return {
    sentence: sayRefusal(words, refusal),
    code: refusal.code,
    ...(Number.isInteger(place) && { place }),
  }
}

export type Faults = Readonly<Record<string, Fault>>

/** What the server has refused, by field. */
export function faultsIn(error: unknown): Faults {
  const problems = error instanceof ProblemError ? (error.problem.problems ?? []) : []
  return Object.fromEntries(
    problems.map(({ at, sentence, code }) => [fieldAt(at), { sentence, code, byServer: true }]),
  )
}

/** Whether the reader is told all of it by fields that the screen shows. */
export const isSaidAt = (fields: readonly string[], faults: Faults): boolean =>
  Object.keys(faults).length > 0 && Object.keys(faults).every((field) => fields.includes(field))
