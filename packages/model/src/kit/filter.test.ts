import { expect, test } from 'vitest'
import { registry } from '../registry.ts'
import { type Entity, type Filter, isRefusal, readFilter } from './index.ts'

const client = registry.client as unknown as Entity
const firms = { field: 'kind', is: 'is', value: 'firm' } as const
const inLodz = { field: 'town', is: 'contains', value: 'Łódź' } as const

test.each<Filter>([
  firms,
  { field: 'labels', is: 'isEmpty' },
  { all: [] },
  { all: [firms, { any: [inLodz, { field: 'kind', is: 'anyOf', value: ['firm', 'person'] }] }] },
])('%j is taken as it is', (filter) => {
  expect(readFilter(client, filter)).toEqual(filter)
})

test.each([
  ['two sorts of several at once', { all: [firms], any: [inLodz] }],
  ['several, and one besides', { all: [firms], ...inLodz }],
  ['several, and a value besides', { any: [firms], value: 1 }],
  ['what is no list of conditions', { all: firms }],
  ['nothing among several', { all: null, any: [firms] }],
  ['a word of its own', { ...firms, not: true }],
  ['no field', { is: 'is', value: 'firm' }],
  ['no value', { field: 'kind', is: 'is' }],
  ['no value among several', { field: 'kind', is: 'anyOf', value: ['firm', null] }],
  ['an empty list of values', { field: 'kind', is: 'anyOf', value: [] }],
  ['what its kind does not know', { field: 'kind', is: 'from', value: 'firm' }],
  ['a field that is not offered', { field: 'nameAgain', is: 'isFilled' }],
  ['a field of every object', { field: 'constructor', is: 'isFilled' }],
])('%s is refused, not left out', (_, filter) => {
  expect(isRefusal(readFilter(client, filter))).toBe(true)
})

test('A03 a field that is hidden from the reader is not offered, however deep it stands', () => {
  expect(readFilter(client, { any: [{ all: [inLodz] }] }, { hidden: { client: ['town'] } })).toMatchObject({
    code: 'notFilterable',
    params: { field: 'town' },
  })
})

test('A31 neither depth nor number is without end', () => {
  const deep = (depth: number): unknown => (depth === 0 ? firms : { all: [deep(depth - 1)] })
  expect(isRefusal(readFilter(client, deep(3)))).toBe(false)
  expect(readFilter(client, deep(4))).toMatchObject({ code: 'filterTooLarge' })
  expect(readFilter(client, { any: Array.from({ length: 50 }, () => firms) })).toMatchObject({
    code: 'filterTooLarge',
  })
})
