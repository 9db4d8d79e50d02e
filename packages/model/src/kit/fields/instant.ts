import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'
import { isDay } from './day.ts'

/** A moment in time, ISO 8601 in UTC with milliseconds: "2026-03-31T10:20:30.000Z". */
export type Instant = `${number}-${number}-${number}T${string}Z`

export const instant = fieldOf<Instant>('instant')

const shape = /^(?:19|20|21)\d\d-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/

export const instantKind: Kind<Instant> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    // JavaScript reads the 30th of February as the 2nd of March.
    if (typeof raw !== 'string' || !shape.test(raw) || !isDay(raw.slice(0, 10))) return refuse('notInstant')
    const date = new Date(raw)
    const read = Number.isNaN(date.getTime()) ? '' : instantOf(date)
    return shape.test(read) ? (read as Instant) : refuse('notInstant')
  },
  jsonSchema: () => ({ type: 'string', format: 'date-time' }),
  operators: ['from', 'to', 'isEmpty', 'isFilled'],
  text: (value) => value,
}

export const instantOf = (date: Date): Instant => date.toISOString() as Instant
