import { type Refusal, refuse } from '../refusal.ts'

/** Digits that an amount has at most before the point. */
const most = 12

/**
 * The amount of a text of digits and the signs between them, with all the digits of its currency. What can be read in
 * two ways is refused: "1.234" is a thousand to one and a little more than one to another.
 * @param isNumber a number of JSON, whose point is one
 */
export function readAmount(
  text: string,
  digits: number,
  currency: string,
  isNumber: boolean,
): string | Refusal {
  const plain = text.replace(/\s/gu, ' ')
  const isUnclear = !isNumber && /^[1-9]\d{0,2}[.,]\d{3}$/.test(plain)
  // Where amounts have three digits behind the point, that is what they are; a comma there may still be either.
  if (isUnclear && (digits < 3 || plain.includes(','))) return refuse('moneyUnclear', { text: plain })
  const [, before = '', sign = '', parts = ''] = /^(.*)([.,])(\d+)$/.exec(plain) ?? []
  // A sign that stands there twice only sets thousands apart.
  const isWhole = sign === '' || before.includes(sign)
  const units = wholeOf(isWhole ? plain : before)
  if (units === undefined) return refuse('notMoney')
  if (units.length > most) return refuse('moneyTooLarge', { max: most })
  const behind = isWhole ? '' : parts.replace(/0+$/, '')
  if (behind.length > digits) return refuse('moneyDigits', { currency, max: digits })
  return digits === 0 ? units : `${units}.${behind.padEnd(digits, '0')}`
}

/** Digits alone, or in groups of three with one and the same sign between them. */
function wholeOf(text: string): string | undefined {
  if (/^\d+$/.test(text)) return text.replace(/^0+(?=\d)/, '')
  return /^[1-9]\d{0,2}([ .,'’])\d{3}(?:\1\d{3})*$/.test(text) ? text.replace(/\D/g, '') : undefined
}
