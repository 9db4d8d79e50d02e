/** A moment as people type it, "dziś 9:15", "12.03 14.30", "9:15", in the firm's zone. */
import { type Day, dayIn, type Instant, instantOf } from '@kartoteka/model'
import { readDay } from './readDay.ts'

export function readInstant(typed: string, today: Day, zone: string): Instant | undefined {
  const said = /^(?<day>.*?)(?:^|[\s,]+)(?<hour>\d\d?)(?::|\.|h)(?<minute>\d\d)$/u.exec(typed.trim())
  const { day = typed, hour = '0', minute = '0' } = said?.groups ?? {}
  // "10.03" alone is a day, "14.30" can only be an hour.
  const alone = day.trim() === '' && said ? readDay(typed, today, 'this') : undefined
  if (alone !== undefined) return instantIn(zone, alone, 0, 0)
  const meant = day.trim() === '' && said ? today : readDay(day, today, 'this')
  if (meant === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return instantIn(zone, meant, Number(hour), Number(minute))
}

/** The moment at which clocks in the zone show this; of an hour that is there twice, the first. */
export function instantIn(zone: string, day: Day, hour: number, minute: number): Instant {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000
  // The difference to UTC may itself change between the two guesses, so the second is made with the first's.
  const guess = asUtc - aheadOf(zone, new Date(asUtc))
  return instantOf(new Date(asUtc - aheadOf(zone, new Date(guess))))
}

function aheadOf(zone: string, at: Date): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'medium' }).format(at)
  return Date.parse(`${dayIn(zone, at)}T${clock}Z`) - Math.floor(at.getTime() / 1000) * 1000
}
