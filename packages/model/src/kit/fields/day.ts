import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'

/** A day on the calendar, "2026-03-31": no hour, no zone; as text it sorts as it should. */
export type Day = `${number}-${number}-${number}`

export const day = fieldOf<Day>('day')

export const dayKind: Kind<Day> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    return isDay(raw) ? raw : refuse('notDay')
  },
  jsonSchema: () => ({ type: 'string', format: 'date' }),
  operators: ['is', 'from', 'to', 'isEmpty', 'isFilled'],
  text: (value) => value,
}

/** Whether it is a day that exists, between the years 1900 and 2199. */
export const isDay = (raw: unknown): raw is Day =>
  typeof raw === 'string' &&
  /^(19|20|21)\d\d-\d\d-\d\d$/.test(raw) &&
  new Date(`${raw}T00:00:00Z`).getTime() > Number.MIN_SAFE_INTEGER &&
  new Date(`${raw}T00:00:00Z`).toISOString().slice(0, 10) === raw

/** The day that is `count` days after (before, if negative). */
export const daysAfter = (from: Day, count: number): Day => {
  const date = new Date(`${from}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10) as Day
}

interface Zone {
  readonly writer: Intl.DateTimeFormat
  second: number
  day: Day
}

const zones = new Map<string, Zone>()

/** The calendar day of an instant in an IANA time zone. */
export function dayIn(zone: string, instant: Date): Day {
  // A writer takes longer to make than everything else a request does in the program, and no day begins within a second.
  let known = zones.get(zone)
  if (!known) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    const writer = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...parts })
    known = { writer, second: Number.NaN, day: '' as Day }
    zones.set(zone, known)
  }
  const second = Math.floor(instant.getTime() / 1_000)
  if (second !== known.second) {
    known.day = known.writer.format(instant) as Day
    known.second = second
  }
  return known.day
}
