import { kinds, type Language } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { ungrouped } from './ungrouped.ts'

const languages: readonly Language[] = ['pl', 'en', 'ru']

test('what the screen writes out is read again as what it was, in every language', () => {
  for (const language of languages)
    for (const value of ['0', '7', '-12.5', '999', '1234', '-1234', '12345.678', '1234567', '999999999999']) {
      const format = new Intl.NumberFormat(language, { maximumFractionDigits: 6 })
      const shown = format.format(value as `${number}`)
      const read = kinds.decimal.parse(ungrouped(shown, language), { privacy: 'plain' }, { country: '' })
      expect(read, `${language} ${shown}`).toBe(value)
    }
})

test.each([
  ['1,234', 'en', '1234'],
  ['1,234', 'pl', '1,234'],
  ['1,234', 'ru', '1,234'],
  ['1,23', 'en', '1,23'],
  ['12,34,567', 'en', '12,34,567'],
  ['1,234.5', 'en', '1234.5'],
  ['1.234,5', 'en', '1.234,5'],
  ['1 234,5', 'pl', '1234,5'],
] as const)('%s in %s is %s', (typed, language, is) => {
  expect(ungrouped(typed, language)).toBe(is)
})
