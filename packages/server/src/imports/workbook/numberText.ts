/** Numbers of cells as the text that a person sees there, no digit lost and none invented. */
import type { NumberFormat } from './formats.ts'

const day = 86_400_000
/** Days counted from 1904 begin so many days later than those counted from 1900. */
const later = 1462
/** The last day that spreadsheets know: 9999-12-31. */
const last = 2_958_465

export function numberText(written: string, format: NumberFormat, since1904: boolean): string {
  const value = Number(written)
  if (!Number.isFinite(value) || written.trim() === '') return written
  if (format.is === 'moment') return momentText(value + (since1904 ? later : 0), format) ?? plainText(written)
  const plain = plainText(written)
  if (format.is === 'digits') return digitsText(plain, format.pattern)
  return format.currency === undefined ? plain : `${plain} ${format.currency}`
}

/** Without an exponent, and without what binary fractions add: 0.1 + 0.2 is 0.3. */
function plainText(written: string): string {
  if (/^-?\d{1,15}$/.test(written)) return String(BigInt(written))
  const value = Number(Number(written).toPrecision(15))
  return Math.abs(value) < 1e21
    ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : BigInt(value).toString()
}

function momentText(
  serial: number,
  { day: hasDay, time: hasTime }: { day: boolean; time: boolean },
): string | undefined {
  if (serial < 0 || serial > last + 1) return undefined
  const seconds = hasTime ? Math.round((serial % 1) * 86_400) : 0
  // Spreadsheets believe in a 29th February 1900; days before it are one off.
  const days = Math.floor(serial) + (serial < 60 ? 1 : 0)
  const iso = new Date(Date.UTC(1899, 11, 30) + days * day + seconds * 1_000).toISOString()
  const clock = iso.slice(11, seconds % 60 === 0 ? 16 : 19)
  if (!hasDay) return serial < 1 ? clock : `${Math.floor(serial * 24 + 1e-6)}${clock.slice(2)}`
  return hasTime && seconds > 0 ? `${iso.slice(0, 10)} ${clock}` : iso.slice(0, 10)
}

/** Digits put into a pattern from its end; a number that is longer begins with what is over. */
function digitsText(written: string, pattern: string): string {
  if (!/^\d+$/.test(written)) return written
  const places = pattern.replace(/[^0]/g, '').length
  const digits = written.padStart(places, '0')
  let at = digits.length - places
  const over = digits.slice(0, at)
  const text = pattern.replace(/0/g, () => digits[at++] ?? '')
  return over === '' ? text : text.replace(/\d/, (first) => over + first)
}
