import { readFileSync } from 'node:fs'
import { type FieldKind, type FieldOptions, isRefusal, kinds } from '@kartoteka/model'
import { describe, expect, test } from 'vitest'
import { vectorsAt } from './vectors.ts'

interface Vector {
  readonly input: string
  readonly valid: boolean
  readonly normalized?: string
}

const file = vectorsAt('identifiers/vectors.json')
const vectors: Readonly<Record<string, readonly Vector[]>> = file
  ? JSON.parse(readFileSync(file, 'utf8')).kinds
  : {}

type Asked = readonly [
  kind: FieldKind,
  options: Partial<FieldOptions>,
  ask: (input: string) => unknown,
  kept: (value: never) => string,
]

const taxOf = (country: string): Asked => [
  'taxNumber',
  {},
  (number) => ({ country, number }),
  ({ number }: { number: string }) => number,
]
const numberOf = (scheme: string): Asked => ['identifier', { scheme }, (text) => text, (text: string) => text]

/** The file's kinds that this program reads so far: how each is asked, and what of the answer is compared. */
const asked: Readonly<Record<string, Asked>> = {
  pl_nip: taxOf('PL'),
  pl_regon: numberOf('regon'),
  pl_pesel: numberOf('pesel'),
  ru_inn: taxOf('RU'),
  ru_ogrn: numberOf('ogrn'),
  ua_edrpou: taxOf('UA'),
  ua_rntrc: taxOf('UA'),
  by_unp: taxOf('BY'),
  gb_vat: taxOf('GB'),
  ch_uid: taxOf('CH'),
  de_vat: taxOf('DE'),
  cz_dic: taxOf('CZ'),
  sk_dph: taxOf('SK'),
  lt_pvm: taxOf('LT'),
  eu_vat: numberOf('euVat'),
  iban: ['accounts', {}, (text) => [text], ([account]: string[]) => account!],
}

/** Those of which no field is kept: numbers of people, banks, goods, payments, branches, and of sellers from outside Europe. */
const notAsked = 'bic lei vatin ean iso11649 luhn eu_nace eu_oss'.split(' ')

/** Where we judge otherwise, knowingly. */
const known: Readonly<Record<string, readonly string[]>> = {
  // Eight digits are no number of a person, but one of a firm, which is a tax number too.
  ua_rntrc: ['12345678'],
  // The name of the number, in Cyrillic letters, is not taken for a part of it.
  by_unp: ['УНП MA1953684'],
}

test.skipIf(!file)('every kind of the file is asked, or named as one that is not', () => {
  expect([...Object.keys(asked), ...notAsked].sort()).toEqual(Object.keys(vectors).sort())
})

describe.each(Object.entries(asked))('%s', (name, [kind, options, ask, kept]) => {
  test.skipIf(!file)(
    `identifiers/vectors.json ${name}: every verdict is ours too, but for those named`,
    () => {
      const differ = (vectors[name] ?? []).filter(({ input, valid, normalized }) => {
        const got = kinds[kind].parse(ask(input), { privacy: 'plain', ...options }, { country: 'PL' })
        if (isRefusal(got) || got === null) return valid
        return !valid || (normalized !== undefined && kept(got as never) !== normalized)
      })
      expect(vectors[name]?.length ?? 0).toBeGreaterThan(2)
      expect(differ.map(({ input }) => input)).toEqual(known[name] ?? [])
    },
  )
})

const read = (kind: FieldKind, raw: unknown, options: Partial<FieldOptions> = {}) =>
  kinds[kind].parse(raw, { privacy: 'plain', ...options }, { country: 'RU' })

test.skipIf(!vectorsAt('identifiers/ru-bank-accounts.json'))(
  'identifiers/ru-bank-accounts.json: the key of an account fits its bank',
  () => {
    const { vectors: accounts } = JSON.parse(
      readFileSync(vectorsAt('identifiers/ru-bank-accounts.json')!, 'utf8'),
    )
    for (const { account, bik, valid } of accounts)
      expect(isRefusal(read('accounts', [`${account} ${bik}`])), `${account} at ${bik}`).toBe(!valid)
  },
)

test.skipIf(!vectorsAt('identifiers/format-only.json'))(
  'identifiers/format-only.json: KRS and KPP, which have no check digit',
  () => {
    const { pl_krs: krs, ru_kpp: kpp } = JSON.parse(
      readFileSync(vectorsAt('identifiers/format-only.json')!, 'utf8'),
    )
    for (const each of krs.valid) expect(read('identifier', each, { scheme: 'krs' })).toBe(each)
    for (const each of kpp.valid) expect(read('identifier', each, { scheme: 'kpp' })).toBe(each)
    const wrong = kpp.invalid.filter((each: string) => each !== '' && each === each.toUpperCase())
    for (const each of wrong) expect(isRefusal(read('identifier', each, { scheme: 'kpp' })), each).toBe(true)
  },
)
