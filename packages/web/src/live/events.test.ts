import { expect, test } from 'vitest'
import { eventReader } from './events.ts'

test('events come in pieces of any size', () => {
  const stream = 'id: 7\nevent: change\ndata: {"a":1}\n\n: breath\n\nevent: hello\ndata: {}\n\n'
  const take = eventReader()
  const events = [...stream].flatMap((letter) => take(letter))
  expect(events).toEqual([
    { id: '7', event: 'change', data: '{"a":1}' },
    { id: undefined, event: 'hello', data: '{}' },
  ])
})

test('lines may end as they like, data may have several, and an event is only whole at its blank line', () => {
  const take = eventReader()
  expect(take('data: one\r\ndata: two\r\n')).toEqual([])
  expect(take('\r\n')).toEqual([{ id: undefined, event: 'message', data: 'one\ntwo' }])
})
