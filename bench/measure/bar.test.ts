import { expect, test } from 'vitest'
import { standingsOf } from './bar.ts'
import type { Measured } from './job.ts'

const took = (p50: number): Measured => ({ p50, p95: p50, perSecond: 1_000 / p50, count: 1 })
const standing = (one: number, floor: number, empty?: number) =>
  standingsOf({
    one: took(one),
    many: took(one),
    floorOne: took(floor),
    ...(empty !== undefined && { empty: took(empty) }),
    budget: { p95: 30, ratio: 2 },
    ratio: one / floor,
    ratioOfMany: 1,
  })

test.each([
  ['twice the floor', 4, 2, undefined, 'within'],
  ['less than a millisecond above it', 1.1, 0.2, undefined, 'little'],
  ['more than both', 3.2, 1.2, undefined, 'beyond'],
  ['within twice the floor but for what every request takes', 3.2, 1.2, 0.8, 'little'],
  ['not even without that', 3.2, 1.2, 0.7, 'beyond'],
] as const)('a request that takes %s', (_, one, floor, empty, ratio) => {
  expect(standing(one, floor, empty)).toMatchObject({ ratio, p95: 'within' })
})

test('what is slower than it may be is beyond, however small its ratio', () => {
  expect(standing(31, 30).p95).toBe('beyond')
})
