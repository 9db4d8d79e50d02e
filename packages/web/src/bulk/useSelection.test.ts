import { expect, test } from 'vitest'
import { extended, nothing, toggled } from './useSelection.ts'

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const idsOf = ({ chosen }: { chosen: ReadonlySet<string> }) => [...chosen].sort().join('')

test('a row is chosen and let go', () => {
  const one = toggled(nothing, rows, 1)
  expect(idsOf(one)).toBe('b')
  expect(idsOf(toggled(one, rows, 1))).toBe('')
})

test('a range goes from where it began, both ways, and gives back what it had taken', () => {
  const one = toggled(nothing, rows, 2)
  const down = extended(one, rows, 2, 4)
  expect(idsOf(down)).toBe('cde')
  const up = extended(down, rows, 4, 0)
  expect(idsOf(up)).toBe('abc')
})

test('a range without a beginning starts at the row one came from', () => {
  expect(idsOf(extended(nothing, rows, 1, 2))).toBe('bc')
})

test('what was chosen before a range stays', () => {
  const two = toggled(toggled(nothing, rows, 0), rows, 3)
  expect(idsOf(extended(two, rows, 3, 4))).toBe('ade')
})

test('of everything one row can be let go: then it is what is loaded without it', () => {
  const whole = { ...nothing, whole: true }
  const but = toggled(whole, rows, 1)
  expect(but.whole).toBe(false)
  expect(idsOf(but)).toBe('acde')
})
