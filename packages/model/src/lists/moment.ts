/** A moment on the clocks of a zone. */
import { type Day, dayIn, type Instant, instantOf } from '../kit/index.ts'

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
