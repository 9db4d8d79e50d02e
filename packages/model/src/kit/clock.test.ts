import { expect, test } from 'vitest'
import { instantIn } from './clock.ts'

test.each([
  ['Europe/Warsaw', '2026-03-28', 2, '2026-03-28T01:30:00.000Z'],
  ['Europe/Warsaw', '2026-10-24', 2, '2026-10-24T00:30:00.000Z'],
  ['Europe/Moscow', '2026-10-25', 2, '2026-10-24T23:30:00.000Z'],
  ['America/New_York', '2026-07-01', 1, '2026-07-01T05:30:00.000Z'],
  ['Asia/Kolkata', '2026-07-01', 1, '2026-06-30T20:00:00.000Z'],
] as const)('%s, %s at half past %i', (zone, day, hour, moment) => {
  expect(instantIn(zone, day, hour, 30)).toBe(moment)
})

test.each([
  ['Europe/Warsaw', '2026-10-25', 2, '2026-10-25T00:30:00.000Z'],
  ['America/New_York', '2026-11-01', 1, '2026-11-01T05:30:00.000Z'],
] as const)('%s, %s: of an hour that is there twice the first is meant', (zone, day, hour, moment) => {
  expect(instantIn(zone, day, hour, 30)).toBe(moment)
})

test.each([
  ['Europe/Warsaw', '2026-03-29', 2, '2026-03-29T01:30:00.000Z'],
  ['America/New_York', '2026-03-08', 2, '2026-03-08T07:30:00.000Z'],
] as const)('%s, %s: an hour that is left out is as late as if it were there', (zone, day, hour, moment) => {
  expect(instantIn(zone, day, hour, 30)).toBe(moment)
})

test('a day whose first hour is left out begins on that day', () => {
  expect(instantIn('Africa/Cairo', '2026-04-24', 0, 0)).toBe('2026-04-23T22:00:00.000Z')
})
