import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ahead } from './ahead.ts'

/** Numbers, and what was done to give them. */
function numbers(most: number, failsAt = Number.POSITIVE_INFINITY) {
  const done: string[] = []
  async function* pages() {
    try {
      for (let n = 1; n <= most; n += 1) {
        done.push(`reads ${n}`)
        await setTimeout(1)
        if (n === failsAt) throw new Error(`no ${n}`)
        yield n
      }
    } finally {
      done.push('ends')
    }
  }
  return { done, pages: ahead(pages()) }
}

test.each([0, 1, 5])('all %i come in their order, and then no more', async (most) => {
  const { done, pages } = numbers(most)
  const read: number[] = []
  for await (const n of pages) read.push(n)
  expect(read).toEqual(Array.from({ length: most }, (_, at) => at + 1))
  expect(done.at(-1)).toBe('ends')
})

test('while one is written the next is read, and no further', async () => {
  const { done, pages } = numbers(5)
  expect((await pages.next()).value).toBe(1)
  await setTimeout(20)
  expect(done).toEqual(['reads 1', 'reads 2'])
})

test('whoever stops ends what is read, and is not troubled by its fault', async () => {
  const { done, pages } = numbers(5, 2)
  await pages.next()
  await setTimeout(20)
  await pages.return()
  expect(done).toEqual(['reads 1', 'reads 2', 'ends'])
})

test('a fault comes behind what was read before it', async () => {
  const { pages } = numbers(5, 3)
  const read: number[] = []
  await expect(
    (async () => {
      for await (const n of pages) read.push(n)
    })(),
  ).rejects.toThrow('no 3')
  expect(read).toEqual([1, 2])
})
