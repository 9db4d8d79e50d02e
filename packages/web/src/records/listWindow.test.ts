import { expect, test } from 'vitest'
import { besideGone, movedBy, pageAddress, startOf, windowOf } from './listWindow.ts'

const rows = (...ids: string[]) => ids.map((id) => ({ id }))
const page = (...ids: string[]) => ({ rows: rows(...ids), titles: {}, after: null, before: null })

test('pages make one window, and a row that slid between them stands once', () => {
  expect(windowOf([page('a', 'b'), page('b', 'c')]).rows).toEqual(rows('a', 'b', 'c'))
})

test.each([
  [['c', 'd'], ['a', 'b', 'c', 'd'], 0, 2],
  [['a', 'b', 'c', 'd'], ['c', 'd', 'e'], 3, -2],
  [['a', 'b', 'c'], ['a', 'b', 'c', 'd'], 1, 0],
  [['b', 'c', 'd'], ['a', 'b', 'd'], 1, 0],
  [['x', 'y'], ['a', 'b'], 0, 0],
  [[], ['a'], 0, 0],
])('from %j to %j the row at %i moved by %i', (before, now, lookedAt, expected) => {
  expect(movedBy(rows(...before), rows(...now), lookedAt)).toBe(expected)
})

test.each([
  [['a', 'b', 'c'], ['a', 'c'], 'b', 'c'],
  [['a', 'b', 'c'], ['a', 'b'], 'c', 'b'],
  [['a', 'b', 'c', 'd'], ['x', 'a', 'd'], 'b', 'd'],
  [['a'], ['x'], 'a', undefined],
  [['a', 'b'], ['a'], 'x', undefined],
])('of %j came %j: who stood on %s stands on %s', (before, now, gone, expected) => {
  expect(besideGone(rows(...before), rows(...now), gone)?.id).toBe(expected)
})

test.each([
  [undefined, '/api/clients?sort=name&limit=50'],
  ['end', '/api/clients?sort=name&limit=50&before=end'],
  ['Ż', '/api/clients?sort=name&limit=50&from=%C5%BB'],
])('start=%s asks for %s', (said, address) => {
  expect(pageAddress('clients', { where: undefined, sort: 'name', start: startOf(said), limit: 50 })).toBe(
    address,
  )
})
