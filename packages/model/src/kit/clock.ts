/** Moments as clocks on a wall show them. */
import { type Day, dayIn } from './fields/day.ts'
import { type Instant, instantOf } from './fields/instant.ts'

const aDay = 86_400_000

/**
 * The moment at which clocks in the zone show this; of an hour that is there twice, the first, and of one that is left out, as
 * late as if the clocks had not been put on.
 */
export function instantIn(zone: string, day: Day, hour: number, minute: number): Instant {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000
  // Clocks are not put twice within two days, so no other difference to UTC can be meant.
  const [first, last] = [asUtc - aDay, asUtc + aDay]
    .map((near) => asUtc - aheadOf(zone, new Date(near)))
    .toSorted((one, other) => one - other) as [number, number]
  const isShown = first + aheadOf(zone, new Date(first)) === asUtc
  return instantOf(new Date(isShown ? first : last))
}

function aheadOf(zone: string, at: Date): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'medium' }).format(at)
  return Date.parse(`${dayIn(zone, at)}T${clock}Z`) - Math.floor(at.getTime() / 1000) * 1000
}
