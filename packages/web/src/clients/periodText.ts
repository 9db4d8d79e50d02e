import { type Position, say, type Words } from '@kartoteka/model'
import { dayText } from '../fields/dates.ts'

/** From when until when somebody is or was there, as far as it is known. */
export function periodText(
  { between, since, until }: Words['screens']['fields'],
  language: string,
  position: Pick<Position, 'since' | 'until'>,
): string | null {
  const [from, to] = [position.since, position.until].map((day) => day && dayText(language, day))
  if (from && to) return say(between, { from, to })
  if (from) return say(since, { day: from })
  return to ? say(until, { day: to }) : null
}
