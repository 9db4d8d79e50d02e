import { type Day, daysAfter, fold, isDay } from '@kartoteka/model'

/**
 * A day as people type it, in any of our languages whatever the screen speaks: "jutro", "pt", "12.03", "+3", "12 марта".
 * A day without its year is the coming one; in a filter, where one looks back too, it is of `this` year.
 */
export function readDay(typed: string, today: Day, year: 'coming' | 'this' = 'coming'): Day | undefined {
  const text = fold(typed).trim().replace(/\s+/g, ' ').replace(/[.,]$/, '')
  if (text === '') return undefined
  return (
    byNumbers(text, today, year) ??
    byStep(text, today) ??
    byWord(text, today) ??
    byMonthName(text, today, year)
  )
}

function byNumbers(text: string, today: Day, year: 'coming' | 'this'): Day | undefined {
  const whole = /^(\d{4})[-./]?(\d\d?)[-./]?(\d\d?)$/.exec(text)
  if (whole && Number(whole[1]) > 1899) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const parted =
    /^(\d\d?)[-./ ](\d\d?)(?:[-./ ](\d{4}|\d\d))?$/.exec(text) ?? /^(\d\d)(\d\d)(\d{4}|\d\d)?$/.exec(text)
  if (parted) return inYear(Number(parted[1]), Number(parted[2]), parted[3], today, year)
  const alone = /^\d\d?$/.exec(text)
  return alone ? nextWithNumber(Number(alone[0]), today) : undefined
}

function inYear(day: number, month: number, said: string | undefined, today: Day, year: 'coming' | 'this') {
  if (said !== undefined) return dayOf(said.length === 2 ? 2000 + Number(said) : Number(said), month, day)
  const thisYear = Number(today.slice(0, 4))
  const near = dayOf(thisYear, month, day)
  if (year === 'this' || (near !== undefined && near >= today)) return near
  // The 29th of February may be years away.
  return [1, 2, 3, 4, 5, 6, 7, 8].map((later) => dayOf(thisYear + later, month, day)).find(Boolean)
}

function nextWithNumber(number: number, today: Day): Day | undefined {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return [0, 1, 2]
    .map((later) =>
      dayOf(year + Math.floor((month - 1 + later) / 12), ((month - 1 + later) % 12) + 1, number),
    )
    .find((day) => day !== undefined && day >= today)
}

const stepUnits: readonly (readonly [RegExp, 'days' | 'weeks' | 'months' | 'years'])[] = [
  [/^(?:d|dni|dzien|days?|д|день|дня|днеи|дней)$/, 'days'],
  [/^(?:t|tyg|tydzien|tygodnie|tygodni|w|weeks?|н|нед|неделю|недели|недель)$/, 'weeks'],
  [/^(?:m|mies|miesiac|miesiace|miesiecy|months?|м|мес|месяц|месяца|месяцев)$/, 'months'],
  [/^(?:r|rok|lata|lat|y|years?|г|год|года|лет)$/, 'years'],
]

/** "+3", "-1", "+2t", "za 3 dni", "in a week", "через неделю". */
function byStep(text: string, today: Day): Day | undefined {
  const said = /^([+-]|za |in |через )\s?(\d{1,4})?\s?([\p{L}]*)$/u.exec(text.replace(/^in an? /, 'in 1 '))
  if (!said || (said[2] === undefined && said[3] === '')) return undefined
  const unit = said[3] === '' ? 'days' : stepUnits.find(([words]) => words.test(said[3] ?? ''))?.[1]
  const count = Number(said[2] ?? 1) * (said[1] === '-' ? -1 : 1)
  if (unit === undefined) return undefined
  if (unit === 'days' || unit === 'weeks')
    return known(daysAfter(today, unit === 'weeks' ? count * 7 : count))
  return monthsAfter(today, unit === 'years' ? count * 12 : count)
}

/** The same number in a later month, or that month's last day where it has no such number. */
function monthsAfter(today: Day, count: number): Day | undefined {
  const [year = 0, month = 0, number = 0] = today.split('-').map(Number)
  const index = year * 12 + month - 1 + count
  const days = [number, 30, 29, 28].filter((each) => each <= number)
  return days.map((each) => dayOf(Math.floor(index / 12), (index % 12) + 1, each)).find(Boolean)
}

const languages = ['pl', 'en', 'ru'] as const
const stepWords: readonly (readonly [string, number])[] = [
  ['dzis', 0],
  ['dzisiaj', 0],
  ['today', 0],
  ['сегодня', 0],
  ['jutro', 1],
  ['tomorrow', 1],
  ['завтра', 1],
  ['pojutrze', 2],
  ['overmorrow', 2],
  ['послезавтра', 2],
  ['wczoraj', -1],
  ['yesterday', -1],
  ['вчера', -1],
]
const monthEnds = ['koniec miesiaca', 'end of month', 'eom', 'конец месяца']

/** A word for a day or a weekday, or its beginning where only one day can be meant. A weekday is the next one after today. */
function byWord(text: string, today: Day): Day | undefined {
  if (monthEnds.includes(text)) return monthEnd(today)
  if (text.length < 2) return undefined
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const words = [
    ...stepWords,
    ...weekdays().map(([word, at]) => [word, ((at - weekday + 6) % 7) + 1] as const),
  ]
  const meant = words.filter(([word]) => word === text)
  const begun = meant.length > 0 ? meant : words.filter(([word]) => word.startsWith(text))
  const steps = new Set(begun.map(([, step]) => step))
  return steps.size === 1 ? daysAfter(today, [...steps][0] ?? 0) : undefined
}

const monthEnd = (today: Day) => {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return [31, 30, 29, 28].map((each) => dayOf(year, month, each)).find(Boolean)
}

/** "12 marca", "12 mar 2026", "March 12", "12 марта". */
function byMonthName(text: string, today: Day, year: 'coming' | 'this'): Day | undefined {
  const said =
    /^(?<day>\d\d?)\.? (?<name>\p{L}{3,})\.?(?: (?<year>\d{4}|\d\d))?$/u.exec(text) ??
    /^(?<name>\p{L}{3,})\.? (?<day>\d\d?)(?:,? (?<year>\d{4}))?$/u.exec(text)
  const { day = '', name = '', year: ofYear } = said?.groups ?? {}
  const found = new Set(
    name === '' ? [] : months().flatMap(([word, month]) => (word.startsWith(name) ? [month] : [])),
  )
  return found.size === 1 ? inYear(Number(day), [...found][0] ?? 0, ofYear, today, year) : undefined
}

/** Usual abbreviations that Intl does not use. */
const otherWeekdays: Readonly<Record<number, readonly string[]>> = {
  0: ['nd', 'niedz'],
  1: ['pn'],
  5: ['piat'],
}

let knownWeekdays: (readonly [string, number])[] | undefined
const weekdays = () =>
  (knownWeekdays ??= [0, 1, 2, 3, 4, 5, 6].flatMap((at) => [
    // The 4th of January 2026 was a Sunday, the day that getUTCDay counts as 0.
    ...spelled(new Date(Date.UTC(2026, 0, 4 + at)), ['weekday']).map((word) => [word, at] as const),
    ...(otherWeekdays[at] ?? []).map((word) => [word, at] as const),
  ]))

let knownMonths: (readonly [string, number])[] | undefined
const months = () =>
  (knownMonths ??= [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].flatMap((at) =>
    spelled(new Date(Date.UTC(2026, at, 12)), ['month', 'monthOfDay']).map((word) => [word, at + 1] as const),
  ))

const spelled = (date: Date, parts: readonly ('weekday' | 'month' | 'monthOfDay')[]) =>
  languages.flatMap((language) =>
    parts.flatMap((part) =>
      (['long', 'short'] as const).map((width) => {
        const options =
          part === 'weekday'
            ? { weekday: width }
            : { month: width, ...(part === 'monthOfDay' && { day: 'numeric' as const }) }
        const said = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).formatToParts(date)
        return fold(
          said.find(({ type }) => type === (part === 'weekday' ? 'weekday' : 'month'))?.value ?? '',
        ).replace('.', '')
      }),
    ),
  )

const known = (day: Day) => (isDay(day) ? day : undefined)

function dayOf(year: number, month: number, day: number): Day | undefined {
  const two = (part: number) => String(part).padStart(2, '0')
  return known(`${year}-${two(month)}-${two(day)}` as Day)
}
