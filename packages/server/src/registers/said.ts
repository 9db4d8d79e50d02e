import { type Day, type FoundField, isDay, type VatState } from '@kartoteka/model'
import { Fault } from '../errors.ts'
import type { OutboundAnswer } from '../outbound/outbound.ts'

/** What a register said, before the fields of a client have judged it. */
export interface Said {
  readonly isThere: boolean
  readonly values: Readonly<Partial<Record<FoundField, unknown>>>
  readonly legalForm: string | null
  readonly vat: VatState | null
  readonly ended: Day | null
}

export const notThere = (vat: VatState | null = null): Said => ({
  isThere: false,
  values: {},
  legalForm: null,
  vat,
  ended: null,
})

/** Answers that a register did not give because of the number, but of itself. */
export function answered(answer: OutboundAnswer): OutboundAnswer {
  if (answer.status === 429) throw new Fault('registerBusy')
  if (answer.status >= 500) throw new Fault('registerDown')
  return answer
}

/** An object in JSON, and nothing else. */
export function objectIn({ body }: OutboundAnswer): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'))
    if (isObject(read)) return read
  } catch {}
  throw new Fault('registerGarbled')
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

export const dayOf = (value: unknown): Day | null => (isDay(value) ? value : null)
