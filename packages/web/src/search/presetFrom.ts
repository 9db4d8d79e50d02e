import { readAsked } from '@kartoteka/model'

/** What a new client begins with, after a search that found nothing. */
export function presetFrom(typed: string): Readonly<Record<string, unknown>> {
  const { digits, mail } = readAsked(typed)
  if (mail !== undefined) return { mails: [typed.trim()] }
  if (digits === undefined) return { name: typed.trim() }
  return isNip(digits) && !typed.trim().startsWith('+') ? { taxNumber: digits } : { phones: [typed.trim()] }
}

const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
const isNip = (digits: string) =>
  digits.length === 10 &&
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11 === Number(digits[9])
