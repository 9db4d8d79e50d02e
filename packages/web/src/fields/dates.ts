/** Days and moments as a reader of a language writes them. */
import { type Day, dayIn, type Instant } from '@kartoteka/model'

const formats = new Map<string, Intl.DateTimeFormat>()
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
  formats.set(key, known)
  return known
}

const noon = (day: Day) => new Date(`${day}T12:00:00Z`)
const numbers = { day: '2-digit', month: '2-digit', year: 'numeric' } as const

/** "12.03.2026" */
export const dayText = (language: string, day: Day): string =>
  format(language, { timeZone: 'UTC', ...numbers }).format(noon(day))

/** "piątek, 13 marca 2026" */
export const wholeDayText = (language: string, day: Day): string =>
  format(language, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(noon(day))

/** "pt., 13 mar" */
export const shortDayText = (language: string, day: Day): string =>
  format(language, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }).format(noon(day))

/** "14:30" */
export const timeText = (language: string, zone: string, at: Instant | Date): string =>
  format(language, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at))

/** "12.03.2026 14:30" */
export const instantText = (language: string, zone: string, at: Instant): string =>
  `${dayText(language, dayIn(zone, new Date(at)))} ${timeText(language, zone, at)}`

interface NearWords {
  readonly today: string
  readonly tomorrow: string
  readonly yesterday: string
}

/** "dziś", "jutro", "pt 13 mar", "12 lis 2025": as near as it is, as short as it can be. */
export function nearDayText(words: NearWords, language: string, day: Day, today: Day): string {
  const away = Math.round((noon(day).getTime() - noon(today).getTime()) / 86_400_000)
  if (away === 0) return words.today
  if (away === 1) return words.tomorrow
  if (away === -1) return words.yesterday
  const parts = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  const weekday = Math.abs(away) < 7 ? ({ weekday: 'short' } as const) : {}
  return format(language, { timeZone: 'UTC', day: 'numeric', month: 'short', ...weekday, ...parts })
    .format(noon(day))
    .replace(/ г\.$/, '')
}

/** "dziś 14:30" */
export function nearInstantText(
  words: NearWords,
  language: string,
  zone: string,
  at: Instant,
  today: Day,
): string {
  const day = dayIn(zone, new Date(at))
  return `${nearDayText(words, language, day, today)} ${timeText(language, zone, at)}`
}
