import { expect, test } from 'vitest'
import { neighbours, type Walk } from './listWalk.ts'

const walk: Walk = {
  back: '/clients',
  plural: 'clients',
  where: undefined,
  sort: 'name',
  ids: ['a', 'b', 'c'],
  before: null,
  after: 'more',
}

test.each([
  ['b', 'a', 'c'],
  ['a', null, 'b'],
  ['c', 'b', undefined],
  ['somebody else', null, null],
])('from %s the list leads back to %s and on to %s', (id, previous, next) => {
  expect(neighbours(walk, id)).toEqual([previous, next])
})
