import { expect, test } from 'vitest'
import { moved } from './moved.ts'

const list = ['a', 'b', 'c']

test('what is moved stands at its new place, the others close up', () => {
  expect(moved(list, 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(list, 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moved(list, 1, 0)).toEqual(['b', 'a', 'c'])
})

test('beyond the ends nothing moves', () => {
  for (const [from, to] of [
    [0, -1],
    [2, 3],
    [1, 1],
    [-1, 0],
  ] as const)
    expect(moved(list, from, to)).toBe(list)
})
