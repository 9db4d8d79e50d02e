import { expect, test } from 'vitest'
import { sorted } from './sorted.ts'

const rows = [
  { is: 'Łódź' },
  { is: null },
  { is: 'Zabrze' },
  { is: 'Lublin' },
  { is: 'sklep 10' },
  { is: 'sklep 9' },
]
const by = ({ is }: { is: string | null }) => is
const order = (down: boolean) => sorted(rows, by, down, 'pl').map(by)

test('letters follow the language, numbers their size, and what is empty stays last either way', () => {
  expect(order(false)).toEqual(['Lublin', 'Łódź', 'sklep 9', 'sklep 10', 'Zabrze', null])
  expect(order(true)).toEqual(['Zabrze', 'sklep 10', 'sklep 9', 'Łódź', 'Lublin', null])
})

test('without a column the order is left, and equal rows keep theirs', () => {
  expect(sorted(rows, undefined, false, 'pl')).toBe(rows)
  expect(sorted(rows, () => 1, true, 'pl')).toEqual(rows)
})
