/**
 * Work that is done aside, by a process or a thread of its own, one order after the other. Whoever takes too long over an
 * order, or breaks, is given up together with it, and the next order goes to a new one; after a rest nobody is kept waiting.
 */
import { Fault, type FaultCode } from '../errors.ts'

/** Whoever works aside: a process or a thread. */
export interface Worker<O> {
  send(order: O & Numbered): void
  /** Ends it, whatever it is doing; nothing to wait for if it has ended already. */
  end(): Promise<unknown> | undefined
}

export interface Numbered {
  readonly number: number
}

/** What is heard of a worker. */
interface Heard<D> {
  delivered(delivery: D & Numbered): void
  /** It is there no more, or of no more use. */
  ended(why: Error): void
}

export interface Workplace<O, D> {
  hire(heard: Heard<D>): Worker<O>
  /** Milliseconds that one order may take, waiting for others not counted. */
  readonly patience: number
  /** Milliseconds after the last order when the worker is let go. */
  readonly rest: number
  /** Orders that may wait; whoever comes then is told to try again. */
  readonly mostWaiting: number
  /** What is said when too many wait, or all is closing. */
  readonly busy: FaultCode
}

export interface Aside<O, D> {
  /** Faults: the one of being busy; `TookTooLong`; why the worker has ended. */
  order(order: O): Promise<D>
  close(): Promise<void>
}

/** An order took longer than it may, and was given up. */
export class TookTooLong extends Error {}

interface Waiting<O, D> {
  readonly order: O & Numbered
  resolve(delivery: D): void
  reject(error: unknown): void
}

export function openAside<O extends object, D>(place: Workplace<O, D>): Aside<O, D> {
  const queue: Waiting<O, D>[] = []
  let worker: Worker<O> | undefined
  let atWork: Waiting<O, D> | undefined
  let timer: NodeJS.Timeout | undefined
  let last = 0
  let closed = false

  const letGo = () => {
    const gone = worker
    worker = undefined
    return gone?.end()
  }
  const done = (answer: (waiting: Waiting<O, D>) => void) => {
    clearTimeout(timer)
    const ready = atWork
    atWork = undefined
    if (ready) answer(ready)
    next()
  }
  const giveUp = (why: unknown) => {
    void letGo()
    done(({ reject }) => reject(why))
  }
  const workerNow = () => {
    if (worker) return worker
    const fresh = place.hire({
      delivered: (delivery) => {
        if (fresh === worker && delivery.number === atWork?.order.number)
          done(({ resolve }) => resolve(delivery))
      },
      ended: (why) => {
        if (fresh !== worker) return
        if (atWork) giveUp(why)
        else void letGo()
      },
    })
    worker = fresh
    return fresh
  }
  const next = () => {
    if (atWork || closed) return
    atWork = queue.shift()
    if (!atWork) {
      timer = setTimeout(() => void letGo(), place.rest)
      timer.unref()
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => giveUp(new TookTooLong()), place.patience)
    try {
      workerNow().send(atWork.order)
    } catch (error) {
      giveUp(error)
    }
  }
  return {
    order: (order) =>
      new Promise((resolve, reject) => {
        if (closed || queue.length >= place.mostWaiting) return reject(new Fault(place.busy))
        last += 1
        queue.push({ order: { ...order, number: last }, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      clearTimeout(timer)
      for (const { reject } of queue.splice(0)) reject(new Fault(place.busy))
      atWork?.reject(new Fault(place.busy))
      atWork = undefined
      await letGo()
    },
  }
}
