import { expect, test } from 'vitest'
import { calledIn } from './called.ts'

test('the number as telephone programs say it', () => {
  expect(calledIn(' 48601234567')).toBe('+48601234567')
  expect(calledIn('+48 601 234 567')).toBe('+48 601 234 567')
  expect(calledIn('601234567')).toBe('601234567')
  expect(calledIn(undefined)).toBe('')
  expect(calledIn('9'.repeat(100))).toHaveLength(40)
})
