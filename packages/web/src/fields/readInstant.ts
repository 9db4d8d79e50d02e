/** A moment as people type it, "dziś 9:15", "12.03 14.30", "9:15", in the firm's zone. */
import { type Day, type Instant, instantIn } from '@kartoteka/model'
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
