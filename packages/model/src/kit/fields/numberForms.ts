/** How many digits an official number has, and what may stand in it: what is said of one that its rule does not know. */

export interface NumberForm {
  /** How many signs it may have, the least first. */
  readonly lengths: readonly number[]
  /** Letters may stand in it; else digits alone. */
  readonly letters?: true
  /** What stands around the digits and is no part of them. */
  readonly around?: RegExp
}

const digits = (...lengths: number[]): NumberForm => ({ lengths })
const signs = (...lengths: number[]): NumberForm => ({ lengths, letters: true })

/** Tax numbers, without the country's prefix. */
export const taxForms: Readonly<Record<string, NumberForm>> = {
  AT: signs(9),
  BE: digits(10),
  BG: digits(9, 10),
  BY: signs(9),
  CH: { ...digits(9), around: /^CHE|(?:MWST|TVA|IVA|TPV)$/g },
  CY: signs(9),
  CZ: digits(8, 9, 10),
  DE: digits(9),
  DK: digits(8),
  EE: digits(9),
  ES: signs(9),
  FI: digits(8),
  FR: signs(11),
  // Five signs are of a government department (GD) or a health authority (HA).
  GB: signs(5, 9, 12),
  GR: digits(9),
  HR: digits(11),
  HU: digits(8),
  IE: signs(8, 9),
  IT: digits(11),
  LT: digits(9, 12),
  LU: digits(8),
  LV: digits(11),
  MT: digits(8),
  NL: signs(12),
  PL: digits(10),
  PT: digits(9),
  RO: digits(2, 3, 4, 5, 6, 7, 8, 9, 10),
  RU: digits(10, 12),
  SE: digits(12),
  SI: digits(8),
  SK: digits(10),
  UA: digits(8, 10),
}

/** The other schemes; that of an EU VAT number is its country's. */
export const schemeForms: Readonly<Record<string, NumberForm>> = {
  regon: digits(9, 14),
  pesel: digits(11),
  krs: digits(10),
  kpp: signs(9),
  ogrn: digits(13, 15),
}
