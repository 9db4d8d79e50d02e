/** Work that is done aside: in turn, given up when it takes too long or breaks, and ended with the program. */
import { Worker as Thread } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { type Aside, openAside, TookTooLong } from './aside.ts'

interface Order {
  readonly says?: string
  /** Goes on without an end. */
  readonly endless?: boolean
  readonly breaks?: 'throws' | 'exits'
}
interface Said {
  readonly says: string
  /** How many it has answered. */
  readonly nth: number
}

const program = `const { parentPort } = require('node:worker_threads')
let nth = 0
parentPort.on('message', ({ number, says, endless, breaks }) => {
  for (; endless; );
  if (breaks === 'throws') throw new Error('broken')
  if (breaks === 'exits') process.exit(3)
  nth += 1
  parentPort.postMessage({ number, says, nth })
})`

let hired: Thread[] = []
let aside: Aside<Order, Said>
const open = (limits: { patience?: number; rest?: number; mostWaiting?: number } = {}) => {
  hired = []
  aside = openAside<Order, Said>({
    hire: (heard) => {
      const thread = new Thread(program, { eval: true })
      hired.push(thread)
      thread.on('message', heard.delivered)
      thread.on('error', heard.ended)
      thread.on('exit', () => heard.ended(new Error('ended')))
      return { send: (order) => thread.postMessage(order), end: () => thread.terminate() }
    },
    patience: 10_000,
    rest: 60_000,
    mostWaiting: 50,
    busy: 'printSlow',
    ...limits,
  })
  return aside
}
afterEach(() => aside.close())

const isOver = (thread: Thread) => thread.threadId === -1
const untilOver = async (thread: Thread) => {
  if (!isOver(thread)) await new Promise((resolve) => thread.once('exit', resolve))
}

test('each is answered with what it asked for, in turn, by one and the same', async () => {
  const { order } = open()
  const says = Array.from({ length: 20 }, (_, place) => `Nr ${place}`)
  const answers = await Promise.all(says.map((each) => order({ says: each })))
  expect(answers.map((each) => each.says)).toEqual(says)
  expect(answers.map(({ nth }) => nth)).toEqual(says.map((_, place) => place + 1))
  expect(hired).toHaveLength(1)
})

test('A31 what takes too long is given up with whoever works at it, and what waited behind it is done by another', async () => {
  const { order } = open({ patience: 1_000 })
  const [slow, next] = await Promise.allSettled([order({ endless: true }), order({ says: 'dalej' })])
  expect(slow).toMatchObject({ status: 'rejected', reason: expect.any(TookTooLong) })
  expect(next).toMatchObject({ value: { says: 'dalej', nth: 1 } })
  await untilOver(hired[0]!)
  expect(hired).toHaveLength(2)
})

test.each(['throws', 'exits'] as const)(
  'whoever %s is replaced; only its own order is lost',
  async (breaks) => {
    const { order } = open()
    const outcomes = await Promise.allSettled([
      order({ says: 'przed' }),
      order({ breaks }),
      order({ says: 'po' }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await order({ says: 'potem' })).toMatchObject({ says: 'potem', nth: 2 })
    expect(hired).toHaveLength(2)
  },
)

test('whoever ends while nothing is asked is replaced when something is', async () => {
  const { order } = open()
  await order({ says: 'raz' })
  await hired[0]!.terminate()
  expect(await order({ says: 'dwa' })).toMatchObject({ says: 'dwa', nth: 1 })
})

test('after a rest it is let go, and comes again when it is needed', async () => {
  const { order } = open({ rest: 1 })
  await order({ says: 'raz' })
  await untilOver(hired[0]!)
  expect(await order({ says: 'dwa' })).toMatchObject({ nth: 1 })
})

test('when too many wait, one is told so; with the end everybody is, and nobody is left at work', async () => {
  const { order, close } = open({ mostWaiting: 2 })
  const busy = { code: 'printSlow' }
  const waiting = [order({ endless: true }), order({}), order({})]
  const settled = Promise.allSettled(waiting)
  await expect(order({})).rejects.toMatchObject(busy)
  await close()
  for (const each of await settled) expect(each).toMatchObject({ status: 'rejected', reason: busy })
  await expect(order({})).rejects.toMatchObject(busy)
  expect(hired.map(isOver)).toEqual([true])
})

test('where nobody can be hired, each is told why', async () => {
  aside = openAside<Order, Said>({
    hire: () => {
      throw new Error('no room')
    },
    patience: 1_000,
    rest: 1,
    mostWaiting: 5,
    busy: 'printSlow',
  })
  const outcomes = await Promise.allSettled([aside.order({}), aside.order({})])
  for (const each of outcomes) expect(each).toMatchObject({ reason: { message: 'no room' } })
})
