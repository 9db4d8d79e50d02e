import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'

/** A moment in time, ISO 8601 in UTC with milliseconds: "2026-03-31T10:20:30.000Z". */
export type Instant = `${number}-${number}-${number}T${string}Z`

export const instant = fieldOf<Instant>('instant')

const shape = /^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

export const instantKind: Kind<Instant> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    if (typeof raw !== 'string' || !shape.test(raw)) return refuse('notInstant')
    const date = new Date(raw)
    return Number.isNaN(date.getTime()) ? refuse('notInstant') : instantOf(date)
  },
  jsonSchema: () => ({ type: 'string', format: 'date-time' }),
  operators: ['from', 'to', 'isEmpty', 'isFilled'],
  text: (value) => value,
}

export const instantOf = (date: Date): Instant => date.toISOString() as Instant
