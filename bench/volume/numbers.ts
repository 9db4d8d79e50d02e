import type { Random } from './names.ts'

const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]

/** A NIP with its right check digit; different for different `n` but for a few. */
export function nip(n: number): string {
  for (let base = 100_000_000 + ((n * 7_919) % 900_000_000); ; base += 1) {
    const digits = String(base)
    const check = weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11
    if (check < 10) return digits + check
  }
}

const mobiles = ['50', '51', '53', '57', '60', '66', '69', '72', '78', '79', '88']
const areas = ['22', '12', '71', '42', '61', '58', '91', '52', '81', '85', '32']

/** A mobile or, one of four, a landline number as it is stored. */
export const phone = (random: Random): { readonly number: string } => ({
  number: `+48${random.next() < 0.25 ? random.oneOf(areas) : random.oneOf(mobiles)}${String(random.below(10_000_000)).padStart(7, '0')}`,
})

/** KRS as it is stored: ten digits. */
export const krs = (random: Random): string => String(random.below(1_000_000)).padStart(10, '0')
