import { expect, test } from 'vitest'
import { asFew, concerns, same, union } from './topics.ts'

const talk = { entity: 'talk', id: 't1', version: 1, client: 'c1' }
const client = { entity: 'client', id: 'c1', version: 3, client: 'c1' }
const label = { entity: 'label', id: 'l1', version: 1, client: null }

test('the client and everything of it', () => {
  expect(concerns('client:c1', talk)).toBe(true)
  expect(concerns('client:c1', client)).toBe(true)
  expect(concerns('client:c2', talk)).toBe(false)
  expect(concerns('client:c1', label)).toBe(false)
})

test('all of a kind', () => {
  expect(concerns('talk:*', talk)).toBe(true)
  expect(concerns('task:*', talk)).toBe(false)
  expect(concerns('client:*', client)).toBe(true)
  expect(concerns('client:*', label)).toBe(false)
  expect(concerns('label:*', label)).toBe(true)
})

test('what several tabs show is asked for once', () => {
  expect(union([['task:*', 'client:b'], ['client:a', 'task:*'], []])).toEqual([
    'client:a',
    'client:b',
    'task:*',
  ])
  expect(same(['a', 'b'], ['a', 'b'])).toBe(true)
  expect(same(['a'], ['a', 'b'])).toBe(false)
})

test('very many tabs ask for kinds instead of records', () => {
  const few = ['client:a', 'label:*']
  expect(asFew(few)).toEqual(few)
  const many = Array.from({ length: 100 }, (_, place) => `client:${place}`)
  expect(asFew([...many, 'label:*', 'talk:x'])).toEqual([
    'client:*',
    'label:*',
    'person:*',
    'position:*',
    'talk:*',
    'task:*',
  ])
})
