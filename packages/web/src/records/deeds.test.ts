import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { keys, queries } from '../data/query.ts'
import { nowKept } from './deeds.ts'

afterEach(() => {
  queries.clear()
  vi.useRealTimers()
})

test('what was read of a record before it was kept and comes after it does not take its place', async () => {
  vi.useFakeTimers()
  const key = keys.record('task', 't1')
  const { promise, resolve } = Promise.withResolvers<object>()
  queries.setQueryData(key, { id: 't1', version: 1 }, { updatedAt: 0 })
  const stop = new QueryObserver(queries, { queryKey: key, queryFn: () => promise }).subscribe(() => {})
  nowKept('task', { id: 't1', version: 2 })
  resolve({ id: 't1', version: 1 })
  await vi.advanceTimersByTimeAsync(200)
  expect(queries.getQueryData(key)).toMatchObject({ version: 2 })
  stop()
})
