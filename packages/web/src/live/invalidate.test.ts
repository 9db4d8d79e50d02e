import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keys, queries } from '../data/query.ts'
import { invalidate } from './invalidate.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  queries.clear()
  vi.useRealTimers()
})

const change = { entity: 'talk', id: 't1', version: 1, client: 'c1' }

/** A card whose answers come when they are let go, each with what stood when it was asked for. */
function card() {
  let stands = 0
  const letGo: (() => void)[] = []
  const answer = () =>
    new Promise<number>((resolve) => {
      const read = stands
      letGo.push(() => resolve(read))
    })
  return {
    options: { queryKey: keys.card('c1'), queryFn: answer, retry: false },
    asked: () => letGo.length,
    change: () => {
      stands += 1
      invalidate(change)
    },
    letGo: () => letGo.at(-1)?.(),
  }
}

test('what was read before a change and comes after it is asked for once more', async () => {
  const it = card()
  const seen: unknown[] = []
  const stop = new QueryObserver(queries, it.options).subscribe(({ data }) => seen.push(data))
  it.change()
  await vi.advanceTimersByTimeAsync(200)
  expect(it.asked()).toBe(1)
  it.letGo()
  await vi.advanceTimersByTimeAsync(200)
  expect(it.asked()).toBe(2)
  it.letGo()
  await vi.advanceTimersByTimeAsync(200)
  expect([seen.at(-1), it.asked()]).toEqual([1, 2])
  stop()
})

test('what was asked for ahead and read before a change is not taken for fresh', async () => {
  const it = card()
  void queries.prefetchQuery(it.options)
  it.change()
  await vi.advanceTimersByTimeAsync(200)
  it.letGo()
  await vi.advanceTimersByTimeAsync(200)
  const stop = new QueryObserver(queries, it.options).subscribe(() => {})
  expect(it.asked()).toBe(2)
  stop()
})
