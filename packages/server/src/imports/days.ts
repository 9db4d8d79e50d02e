/** Days as programs write them into files. */
import { type Day, isDay } from '@kartoteka/model'

/**
 * "1980-02-29", "19800229", "29.02.1980", and "2/29/1980" below an English heading of birthdays, where the month stands
 * first; undefined if it is none, or one without its year.
 */
export function dayOf(text: string, heading = ''): Day | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T|\s|$)/.exec(text.trim()) ?? spelled(text, heading)
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(read) ? read : undefined
}

function spelled(text: string, heading: string): readonly string[] {
  const [, one = '', sign, two = '', year = ''] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:\s|$)/.exec(text.trim()) ?? []
  const monthFirst = sign === '/' && /birth/i.test(heading) && Number(one) <= 12
  return ['', year, ...(monthFirst ? [one, two] : [two, one])]
}

/** Outlook writes "0/0/00" where nobody has said a day. */
export const isNoDay = (text: string): boolean => /^[0\s./-]*$/.test(text)
