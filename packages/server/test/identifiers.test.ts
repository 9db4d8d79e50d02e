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

/** The file's kinds that this program reads so far: how each is asked, and what of the answer is compared. */
const asked: Readonly<
  Record<
    string,
    readonly [FieldKind, Partial<FieldOptions>, (input: string) => unknown, (value: never) => string]
  >
> = {
  pl_nip: [
    'taxNumber',
    {},
    (number) => ({ country: 'PL', number }),
    ({ number }: { number: string }) => number,
  ],
  ru_inn: [
    'taxNumber',
    {},
    (number) => ({ country: 'RU', number }),
    ({ number }: { number: string }) => number,
  ],
  pl_regon: ['identifier', { scheme: 'regon' }, (text) => text, (text: string) => text],
  pl_pesel: ['identifier', { scheme: 'pesel' }, (text) => text, (text: string) => text],
  ru_ogrn: ['identifier', { scheme: 'ogrn' }, (text) => text, (text: string) => text],
  eu_vat: ['identifier', { scheme: 'euVat' }, (text) => text, (text: string) => text],
  iban: ['accounts', {}, (text) => [text], ([account]: string[]) => account!],
}

/** Where the package we rest on judges otherwise; each is refused or taken wrongly only in this spelling or for this one number. */
const known: Readonly<Record<string, readonly string[]>> = {
  eu_vat: ['BG7542011030', 'CZ 654123789', 'NL00449544B01', 'BG 1037735942'],
}

describe.each(Object.entries(asked))('%s', (name, [kind, options, ask, answer]) => {
  test.skipIf(!file)(
    `identifiers/vectors.json ${name}: every verdict is ours too, but for those named`,
    () => {
      const differ = (vectors[name] ?? []).filter(({ input, valid, normalized }) => {
        const got = kinds[kind].parse(ask(input), { privacy: 'plain', ...options }, { country: 'PL' })
        if (isRefusal(got) || got === null) return valid
        return !valid || (normalized !== undefined && answer(got as never) !== normalized)
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
