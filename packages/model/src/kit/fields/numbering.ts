/** The official numbers of firms by country: which package checks which. */
import * as at from 'stdnum/lib/cjs/at/uid.js'
import * as be from 'stdnum/lib/cjs/be/vat.js'
import * as by from 'stdnum/lib/cjs/by/unp.js'
import * as cy from 'stdnum/lib/cjs/cy/vat.js'
import * as de from 'stdnum/lib/cjs/de/vat.js'
import * as dk from 'stdnum/lib/cjs/dk/cvr.js'
import * as ee from 'stdnum/lib/cjs/ee/kmkr.js'
import * as es from 'stdnum/lib/cjs/es/nif.js'
import * as fi from 'stdnum/lib/cjs/fi/alv.js'
import * as fr from 'stdnum/lib/cjs/fr/tva.js'
import * as gr from 'stdnum/lib/cjs/gr/vat.js'
import * as hr from 'stdnum/lib/cjs/hr/oib.js'
import * as hu from 'stdnum/lib/cjs/hu/anum.js'
import * as ie from 'stdnum/lib/cjs/ie/vat.js'
import * as it from 'stdnum/lib/cjs/it/iva.js'
import * as lt from 'stdnum/lib/cjs/lt/pvm.js'
import * as lu from 'stdnum/lib/cjs/lu/tva.js'
import * as mt from 'stdnum/lib/cjs/mt/vat.js'
import * as nl from 'stdnum/lib/cjs/nl/btw.js'
import * as pesel from 'stdnum/lib/cjs/pl/pesel.js'
import * as regon from 'stdnum/lib/cjs/pl/regon.js'
import * as pt from 'stdnum/lib/cjs/pt/nif.js'
import * as ro from 'stdnum/lib/cjs/ro/cui.js'
import * as ru from 'stdnum/lib/cjs/ru/inn.js'
import * as se from 'stdnum/lib/cjs/se/vat.js'

import {
  british,
  bulgarian,
  czech,
  givenTo,
  latvian,
  polish,
  slovak,
  slovene,
  swiss,
  ukrainian,
} from './nationalRules.ts'

/** How a number is checked; `compact` is how it is kept, if not as it was given. */
export interface Numbering {
  validate(value: string): {
    readonly isValid: boolean
    readonly compact?: string
    /** What the package says of a number that is wrong. */
    readonly error?: Error
  }
}

const allGiven = (numberings: Readonly<Record<string, Numbering>>): Readonly<Record<string, Numbering>> =>
  Object.fromEntries(Object.entries(numberings).map(([name, each]) => [name, givenTo(each)]))

/** The number under which a firm pays tax at home: NIP in Poland, INN in Russia … */
export const taxNumbers = allGiven({
  AT: at,
  BE: be,
  BG: bulgarian,
  BY: by,
  CH: swiss,
  CY: cy,
  CZ: czech,
  DE: de,
  DK: dk,
  EE: ee,
  ES: es,
  FI: fi,
  FR: fr,
  GB: british,
  GR: gr,
  HR: hr,
  HU: hu,
  IE: ie,
  IT: it,
  LT: lt,
  LU: lu,
  LV: latvian,
  MT: mt,
  NL: nl,
  PL: polish,
  PT: pt,
  RO: ro,
  RU: ru,
  SE: se,
  SI: slovene,
  SK: slovak,
  UA: ukrainian,
})

const europe = 'AT BE BG CY CZ DE DK EE ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/** The prefix of an EU VAT number is the country's code, but EL for Greece and XI for Northern Ireland. */
export function countryOfPrefix(prefix: string): string | undefined {
  if (prefix === 'EL') return 'GR'
  if (prefix === 'XI') return 'GB'
  return europe.includes(prefix) ? prefix : undefined
}

/** Without a check digit; only how it is built can be wrong. */
const matching = (pattern: RegExp): Numbering => ({
  validate: (value) =>
    pattern.test(value)
      ? { isValid: true, compact: value }
      : { isValid: false, error: new Error('Not built so') },
})

/** Old Greek, Belgian and Dutch numbers were a digit shorter and are written with a zero in front today. */
const once: Readonly<Record<string, number>> = { EL: 9, BE: 10, NL: 12 }

export const euVat: Numbering = {
  validate(value) {
    const prefix = value.slice(0, 2)
    const own = countryOfPrefix(prefix)
    const number = value.slice(2).padStart(once[prefix] ?? 0, '0')
    if (own === undefined || number.startsWith(prefix)) return { isValid: false }
    return taxNumbers[own]?.validate(number).isValid
      ? { isValid: true, compact: prefix + number }
      : { isValid: false }
  },
}

/** Thirteen digits of a firm (OGRN) or fifteen of a sole trader (OGRNIP); the last is what a division of the others leaves. */
export const ogrn: Numbering = {
  validate(value) {
    if (!/^[1-9](?:\d{12}|\d{14})$/.test(value)) return { isValid: false }
    const rest = Number(value.slice(0, -1)) % (value.length - 2)
    return { isValid: rest % 10 === Number(value.at(-1)), compact: value }
  },
}

/**
 * KRS has no check digit. Its zeros in front are often left out; where some are written and it is too short, another
 * digit is missing. KPP is four digits of a tax office, two of the reason (digits or letters), three of the place; there is
 * no region 00.
 */
export const schemes = allGiven({
  euVat,
  regon,
  pesel,
  ogrn,
  krs: {
    validate: (value) =>
      matching(/^\d{10}$/).validate(/^[1-9]\d*$/.test(value) ? value.padStart(10, '0') : value),
  },
  kpp: matching(/^(?!00)\d{4}[\dA-Z]{2}\d{3}$/),
})
