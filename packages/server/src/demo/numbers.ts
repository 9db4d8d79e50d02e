/**
 * Official numbers whose check digits are right: the ending is tried until the country's own rule takes it.
 * Whom a number belongs to in the world cannot be known here; nobody is meant. Telephones are of ranges kept
 * for stories where a country has them (Ofcom, Bundesnetzagentur), elsewhere of the 555 kind.
 */
import { schemes, taxNumbers } from '@kartoteka/model/kit/fields/numbering.ts'
import { isValidIBAN } from 'ibantools'
import type { Chance } from './chance.ts'

type Rule = (number: string) => boolean

function ended(start: () => string, missing: number, fits: Rule): string {
  for (;;) {
    const body = start()
    for (let ending = 0; ending < 10 ** missing; ending += 1) {
      const number = body + String(ending).padStart(missing, '0')
      if (fits(number)) return number
    }
  }
}

const taxRule =
  (country: string): Rule =>
  (number) =>
    taxNumbers[country]?.validate(number).isValid ?? false

/** Offices in Warsaw, Poznań, Łódź, Katowice …: the first three digits of a NIP. */
const offices =
  '521 522 525 526 527 531 583 586 631 634 692 701 725 727 734 777 779 781 813 851 897 899 942 951 954'.split(
    ' ',
  )

export const nip = (chance: Chance): string =>
  ended(() => chance.pick(offices) + chance.digits(6), 1, taxRule('PL'))

export const regon = (chance: Chance): string =>
  ended(
    () => chance.pick(['01', '12', '14', '30', '36', '38', '52']) + chance.digits(6),
    1,
    (number) => schemes.regon!.validate(number).isValid,
  )

export const krs = (chance: Chance): string => `0000${chance.between(1, 9)}${chance.digits(5)}`

/** Of a firm: ten digits, the first two being the region. */
export const inn = (chance: Chance, region: string): string =>
  ended(() => region + chance.digits(7), 1, taxRule('RU'))
/** Of a person who trades: twelve. */
export const innOfPerson = (chance: Chance, region: string): string =>
  ended(() => region + chance.digits(8), 2, taxRule('RU'))

export const kppOf = (number: string): string => `${number.slice(0, 4)}01001`

/** The tax number at home of a firm in one of the countries we sell to. */
export function taxNumberOf(chance: Chance, country: string): string {
  const start: Readonly<Record<string, () => string>> = {
    GB: () => chance.between(1, 9) + chance.digits(6),
    DE: () => chance.between(1, 3) + chance.digits(7),
    CZ: () => chance.between(2, 6) + chance.digits(6),
    LT: () => `${chance.between(1, 3)}${chance.digits(6)}1`,
  }
  return ended(start[country]!, country === 'GB' ? 2 : 1, taxRule(country))
}

// The last three digits stay below 600: what ends otherwise belongs to the cast, so that searches have one
// answer.
const tail = (chance: Chance) => String(chance.between(100, 599))

export const mobile = (chance: Chance): string =>
  `+48 ${chance.pick(['501', '502', '504', '600', '602', '604', '660', '692', '721', '788'])} 555 ${tail(chance)}`

/** A telephone on a desk: `area` is what stands before the last digits, "+48 22 555". */
export const landline = (chance: Chance, area: string, before = 1): string =>
  `${area} ${chance.digits(before)}${tail(chance)}`

/** An account at a bank that does not exist. */
export function account(chance: Chance): string {
  const number = `19900003${chance.digits(16)}`
  for (let key = 2; key <= 98; key += 1) {
    const whole = `PL${String(key).padStart(2, '0')}${number}`
    if (isValidIBAN(whole)) return whole
  }
  throw new Error(`no key fits ${number}`)
}
