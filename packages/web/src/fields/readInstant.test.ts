import { expect, test } from 'vitest'
import { readInstant } from './readInstant.ts'

test.each([
  ['9:15', '2026-03-11T08:15:00.000Z'],
  ['dziś 9:15', '2026-03-11T08:15:00.000Z'],
  ['wczoraj 14.30', '2026-03-10T13:30:00.000Z'],
  ['12.03 14:30', '2026-03-12T13:30:00.000Z'],
  ['10.03.2026 14:30', '2026-03-10T13:30:00.000Z'],
  ['10.07.2026, 14:30', '2026-07-10T12:30:00.000Z'],
  ['10.03', '2026-03-09T23:00:00.000Z'],
  ['29.03.2026 03:00', '2026-03-29T01:00:00.000Z'],
  ['25.10.2026 12:00', '2026-10-25T11:00:00.000Z'],
  ['25:00', undefined],
  ['kiedyś 9:15', undefined],
  ['', undefined],
])('in Warsaw "%s" is %s', (typed, expected) => {
  expect(readInstant(typed, '2026-03-11', 'Europe/Warsaw')).toBe(expected)
})
