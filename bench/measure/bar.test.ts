import { expect, test } from 'vitest'
import { standingsOf } from './bar.ts'
import type { Measured } from './job.ts'

const took = (p50: number): Measured => ({ p50, p95: p50, perSecond: 1_000 / p50, count: 1 })
const standing = (one: number, floor: number, bare?: number) =>
  standingsOf({
    one: took(one),
    many: took(one),
    floorOne: took(floor),
    ...(bare !== undefined && { bare: took(bare) }),
    budget: { p95: 30, ratio: 2 },
    ratio: one / floor,
    ratioOfMany: 1,
  })

test.each([
  ['twice the floor', 4, 2, undefined, 'within'],
  ['less than a millisecond above it', 1.1, 0.2, undefined, 'little'],
  ['more than both', 3.2, 1.2, undefined, 'beyond'],
  ['no more than one and a half times what a bare server takes', 3.3, 1.2, 2.2, 'little'],
  ['more than that', 3.3, 1.2, 2.1, 'beyond'],
] as const)('a request that takes %s', (_, one, floor, bare, ratio) => {
  expect(standing(one, floor, bare)).toMatchObject({ ratio, p95: 'within' })
})

test('what is slower than it may be is beyond, however small its ratio', () => {
  expect(standing(31, 30).p95).toBe('beyond')
})
