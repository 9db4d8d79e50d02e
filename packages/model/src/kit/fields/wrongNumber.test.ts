/** Of every official number that is refused, what is wrong with it is said: a strange sign, too few or too many digits, or the check digit. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../refusal.ts'
import { kinds } from './index.ts'
import { type NumberForm, schemeForms, taxForms } from './numberForms.ts'
import { schemes, taxNumbers } from './numbering.ts'

const plain = { privacy: 'plain' } as const
const tax = (country: string) => (number: string) =>
  kinds.taxNumber.parse({ country, number }, plain, { country: 'PL' })
const scheme = (name: string) => (number: string) =>
  kinds.identifier.parse(number, { ...plain, scheme: name }, { country: 'PL' })
const account =
  (country = 'PL') =>
  (number: string) =>
    kinds.accounts.parse([number], plain, { country })

type Judge = (number: string) => unknown
const all: readonly (readonly [name: string, judge: Judge, form: NumberForm])[] = [
  ...Object.entries(taxForms).map(([country, form]) => [`tax${country}`, tax(country), form] as const),
  ...Object.entries(schemeForms).map(([name, form]) => [name, scheme(name), form] as const),
  ...Object.keys(taxForms)
    .filter((country) => !['BY', 'CH', 'GB', 'RU', 'UA'].includes(country))
    .map((country) => {
      const prefix = country === 'GR' ? 'EL' : country
      return [
        `euVat ${prefix}`,
        (number: string) => scheme('euVat')(prefix + number),
        taxForms[country]!,
      ] as const
    }),
  ['account of Poland', account(), { lengths: [26] }],
  ['account of Russia', account('RU'), { lengths: [20] }],
  ['IBAN of Germany', (number) => account()(`DE${number}`), { lengths: [20] }],
]

test('each number that can be checked has a form, and no other', () => {
  expect(Object.keys(taxForms).sort()).toEqual(Object.keys(taxNumbers).sort())
  expect([...Object.keys(schemeForms), 'euVat'].sort()).toEqual(Object.keys(schemes).sort())
})

/** Zeros in front may be left out of these, so what is shorter may be whole. */
const filledUp = ['krs', 'euVat BE', 'euVat EL', 'euVat NL', 'taxBE', 'taxGR', 'taxNL']

describe.each(all)('%s', (name, judge, { lengths, letters }) => {
  test('too short or too long: how many there are, and how many there must be', () => {
    for (let count = 1; count <= 19; count += 1) {
      if (lengths.includes(count)) continue
      const got = judge('1'.repeat(count))
      if (filledUp.includes(name) && count < lengths[0]!) continue
      expect(got, `${count}`).toMatchObject({
        code: letters ? 'identifierSigns' : 'identifierDigits',
        params: { count },
      })
    }
  })

  test('as long as it should be: nothing is said of its length', () => {
    const codes = new Set<string>()
    for (const count of lengths)
      for (let last = 0; last < 10; last += 1) {
        const got = judge('8'.repeat(count - 1) + last)
        if (isRefusal(got)) codes.add(got.code)
      }
    expect([...codes].filter((code) => !['identifierWrong', 'identifierOrder'].includes(code))).toEqual([])
  })

  test('a sign that cannot stand in it is named', () => {
    const number = '1'.repeat(lengths.at(-1)! - 1)
    expect(judge(`${number}Ж`)).toMatchObject({ code: 'identifierSign', params: { sign: 'Ж' } })
    if (!letters) expect(judge(`${number}Q`)).toMatchObject({ code: 'identifierSign', params: { sign: 'Q' } })
  })
})

test.each(all.filter(([name]) => !/account|IBAN/.test(name)))(
  '%s: zeros alone are given to nobody',
  (_name, judge, { lengths }) => {
    for (const count of lengths) expect(isRefusal(judge('0'.repeat(count))), `${count}`).toBe(true)
  },
)

test.each([
  [tax('PL'), '526', 'identifierDigits'],
  [tax('PL'), '526-102-54-22', 'identifierWrong'],
  [tax('PL'), '526-102-54-2O', 'identifierSign'],
  [tax('PL'), '1'.repeat(500), 'identifierDigits'],
  [tax('PL'), '000-000-00-00', 'identifierOrder'],
  // The check digits of the following fit; no tax office and no region has such a number.
  [tax('PL'), '012-345-67-89', 'identifierOrder'],
  [scheme('euVat'), 'PL0123456789', 'identifierWrong'],
  [tax('RU'), '0000000000', 'identifierOrder'],
  [tax('RU'), '000000000000', 'identifierOrder'],
  [scheme('kpp'), '000701001', 'identifierOrder'],
  [tax('AT'), '14243102', 'identifierSigns'],
  [tax('CH'), 'CHE-101.415.55 MWST', 'identifierDigits'],
  [tax('US'), '1'.repeat(21), 'tooLong'],
  [scheme('pesel'), '44991401358', 'identifierOrder'],
  [scheme('kpp'), '77070100A', 'identifierOrder'],
  [scheme('euVat'), '5261025421', 'identifierCountry'],
  [scheme('euVat'), 'US5261025421', 'identifierCountry'],
  [account(), 'PL61 1090 1014 0000 0712 1981 2875', 'identifierWrong'],
  [account(), 'PL61 1090 1014 0000 0712 1981 287', 'identifierDigits'],
  [account(), 'PL61 1090 1014 0000 0712 1981 287A', 'identifierSign'],
  [account(), 'GB29 NWBK 6016 1331 9268 1A', 'identifierOrder'],
  [account(), 'XX29 NWBK 6016 1331 9268 19', 'identifierCountry'],
] as const)('%o %s: %s', (judge, number, code) => {
  const got = judge(number)
  expect(isRefusal(got) ? got.code : got).toBe(code)
})
