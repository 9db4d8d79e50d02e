import { expect, test } from 'vitest'
import { countryHere } from './here.ts'

test('the clock knows the country, else the language does', () => {
  expect(countryHere('Europe/Warsaw', ['en-US'])).toBe('PL')
  expect(countryHere('Asia/Tokyo', ['ja-JP', 'en'])).toBe('JP')
  expect(countryHere('Etc/UTC', ['pl'])).toBe('PL')
})
