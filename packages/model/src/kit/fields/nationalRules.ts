/**
 * Numbers that the package `stdnum` (1.12.0) judges otherwise than the country that gives them: the country's own rule.
 * The published vectors in `server/test/identifiers.test.ts` say which.
 */
import * as ch from 'stdnum/lib/cjs/ch/uid.js'
import * as cz from 'stdnum/lib/cjs/cz/dic.js'
import * as czechPerson from 'stdnum/lib/cjs/cz/rc.js'
import * as gb from 'stdnum/lib/cjs/gb/vat.js'
import * as pvn from 'stdnum/lib/cjs/lv/pvn.js'
import * as nip from 'stdnum/lib/cjs/pl/nip.js'
import * as ua from 'stdnum/lib/cjs/ua/edrpou.js'
import * as ukrainianPerson from 'stdnum/lib/cjs/ua/rntrc.js'
import { isDay } from './day.ts'
import type { Numbering } from './numbering.ts'

const sum = (digits: string, weights: readonly number[]): number =>
  weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
const judged = (isValid: boolean, compact: string) => ({ isValid, compact })

/** Firms have nine digits, people ten. The package knows no firm that begins with 4 to 8 and turns the last check round. */
export const bulgarian: Numbering = {
  validate: (value) =>
    judged(
      /^\d{9}$/.test(value)
        ? isBulgarianFirm(value)
        : /^\d{10}$/.test(value) && bulgarianPeople.some((isOne) => isOne(value)),
      value,
    ),
}

function isBulgarianFirm(value: string): boolean {
  const first = sum(value, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
  const check = first === 10 ? sum(value, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 : first
  return Number(value[8]) === check % 10
}

/** The personal number (ЕГН), which begins with a day of birth; that of foreigners; that of whoever has neither. */
const bulgarianPeople: readonly ((value: string) => boolean)[] = [
  (value) => isBornOn(value) && Number(value[9]) === (sum(value, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10,
  (value) => Number(value[9]) === sum(value, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10,
  (value) => Number(value[9]) === (11 - (sum(value, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11,
]

/** 40 is added to the month of whoever was born in this century. */
function isBornOn(value: string): boolean {
  const [year, month, day] = [value.slice(0, 2), Number(value.slice(2, 4)), value.slice(4, 6)]
  const isRecent = month > 40
  return isDay(
    `${isRecent ? 20 : 19}${year}-${String(isRecent ? month - 40 : month).padStart(2, '0')}-${day}`,
  )
}

/**
 * A sole trader's is the personal number. Whoever has none gets nine digits that begin with 6; the 6 is no part of the
 * check, and the package takes it for one.
 */
export const czech: Numbering = {
  validate: (value) => {
    if (/^6\d{8}$/.test(value))
      return judged(Number(value[8]) === (8 + (sum(value.slice(1), [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10, value)
    return (cz.validate(value).isValid ? cz : czechPerson).validate(value)
  },
}

/** A sole trader's is the personal number. Since July 2017 that begins with 32 and tells no day of birth; the package looks for one. */
export const latvian: Numbering = {
  validate: (value) => (/^32\d{9}$/.test(value) ? judged(true, value) : pvn.validate(value)),
}

/** Where the sum leaves nothing there is no check digit and no such number; the package takes 1 for it, and zeros in front. */
export const slovene: Numbering = {
  validate: (value) => {
    const check = 11 - (sum(value, [8, 7, 6, 5, 4, 3, 2]) % 11)
    return judged(/^[1-9]\d{7}$/.test(value) && check < 11 && check % 10 === Number(value[7]), value)
  },
}

/** It is the third digit that tells the sort; the package looks for it at the first. */
export const slovak: Numbering = {
  validate: (value) => judged(/^[1-9]\d[2-46-9]\d{7}$/.test(value) && Number(value) % 11 === 0, value),
}

const notBuiltSo = { isValid: false, error: new Error('Not built so') }

/** Zeros alone are given to nobody, though they fit most check digits: they stand where a form wanted something. */
export const givenTo = (numbering: Numbering): Numbering => ({
  validate: (value) => (/^[A-Z]*0+[A-Z]*$/.test(value) ? notBuiltSo : numbering.validate(value)),
})

/** It begins with the number of a tax office, which is never 0 (TNrNIP in the ministry's schemas). */
export const polish: Numbering = {
  validate: (value) => (value.startsWith('0') ? notBuiltSo : nip.validate(value)),
}

/** Five signs are of a government department or a health authority, no others; the package takes any letters. */
export const british: Numbering = {
  validate: (value) =>
    value.length === 5 && !/^(?:GD|HA)/.test(value) ? judged(false, value) : gb.validate(value),
}

/** One number for everything, CHE and nine digits; what follows it says in one of the languages that it pays VAT. */
export const swiss: Numbering = {
  validate: (value) => {
    const [, digits] = /^(?:CHE)?(\d{9})(?:MWST|TVA|IVA|TPV)?$/.exec(value) ?? []
    return digits === undefined ? judged(false, value) : ch.validate(`CHE${digits}`)
  },
}

/** A sole trader's is the number of the taxpayer's card. */
export const ukrainian: Numbering = {
  validate: (value) => (ua.validate(value).isValid ? ua : ukrainianPerson).validate(value),
}
