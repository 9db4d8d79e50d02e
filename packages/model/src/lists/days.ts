/** Days of a filter that move with the calendar, as an address says them: `today`, `-30d`, `week`, `month-1`. */
import { type Day, daysAfter, isDay } from '../kit/index.ts'

/** A calendar period around today; the number says how many periods later (before, if negative). */
export type Period = 'week' | 'month' | 'year'

// A plus that somebody types into an address is a space when it is read.
const stepWritten = /^([+ -]\d{1,4})d$/
const periodWritten = /^(week|month|year)([+ -]\d{1,2})?$/

/** "-30d" is thirty days before today. */
export const stepOf = (end: string): number | undefined => {
  const [, step] = stepWritten.exec(end) ?? []
  return step === undefined ? undefined : Number(step)
}
export const stepText = (days: number): string => (days === 0 ? 'today' : `${days > 0 ? '+' : ''}${days}d`)

export function periodOf(said: string): { readonly period: Period; readonly later: number } | undefined {
  const [, period, later = '0'] = periodWritten.exec(said) ?? []
  return period === undefined ? undefined : { period: period as Period, later: Number(later) }
}

/** Both ends of a range in an address; one word alone is both. */
export function ends(said: string): readonly [string, string] {
  const [from = '', to] = said.split('..')
  return [from, to ?? from]
}

export const rangeOf = (from: string, to: string): string =>
  from === '' && to === '' ? '' : from === to ? from : `${from}..${to}`

/** The days a range of an address means today; an end that is left out or is no day is undefined. */
export function daysOf(said: string, today: Day): readonly [Day | undefined, Day | undefined] {
  const named = periodOf(said)
  if (named) return daysOfPeriod(named.period, named.later, today)
  const [from, to] = ends(said)
  return [dayOfEnd(from, today), dayOfEnd(to, today)]
}

function dayOfEnd(end: string, today: Day): Day | undefined {
  if (end === 'today') return today
  const step = stepOf(end)
  const day = step === undefined ? end : daysAfter(today, step)
  return isDay(day) ? day : undefined
}

function daysOfPeriod(
  period: Period,
  later: number,
  today: Day,
): readonly [Day | undefined, Day | undefined] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  if (period === 'week') {
    const monday = daysAfter(today, later * 7 - ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
    return [known(monday), known(daysAfter(monday, 6))]
  }
  if (period === 'year') return [known(`${year + later}-01-01`), known(`${year + later}-12-31`)]
  const first = new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10)
  const last = new Date(Date.UTC(year, month + later, 0)).toISOString().slice(0, 10)
  return [known(first), known(last)]
}

const known = (day: string): Day | undefined => (isDay(day) ? day : undefined)
