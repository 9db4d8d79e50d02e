import { expect, test } from 'vitest'
import { dayOf, isNoDay } from './days.ts'

test.each([
  ['1980-02-29', '', '1980-02-29'],
  ['19800229', 'Birthday', '1980-02-29'],
  ['1980-02-29T00:00:00Z', 'Birthday', '1980-02-29'],
  ['29.02.1980', 'Data urodzenia', '1980-02-29'],
  ['3.4.1980 0:00', 'Urodziny', '1980-04-03'],
  ['3/4/1980', 'Data urodzenia', '1980-04-03'],
  ['3/4/1980', 'Birthday', '1980-03-04'],
  ['29/2/1980', 'Date of birth', '1980-02-29'],
  ['29.02.1981', 'Urodziny', undefined],
  ['--05-03', 'Urodziny', undefined],
  ['3.04.80', 'Urodziny', undefined],
  ['w maju', 'Urodziny', undefined],
])('%s below "%s" is %s', (text, heading, day) => {
  expect(dayOf(text, heading)).toBe(day)
})

test('a day of nothing but noughts is none', () => {
  expect(['0/0/00', '00.00.0000', '', ' '].every(isNoDay)).toBe(true)
  expect(isNoDay('10.10.2000')).toBe(false)
})
