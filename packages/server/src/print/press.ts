/** Sets type in a thread of its own, one sheet after another; one that takes too long is given up with its thread. */
import { Worker } from 'node:worker_threads'
import { Fault } from '../errors.ts'
import type { Delivery, Order } from './thread.ts'

export type Template = 'record' | 'list' | 'labels' | 'picture'

export interface Press {
  /** The PDF of a template with this data, and the one picture it may show. Faults: `printSlow`; an error if it cannot be set. */
  print(template: Template, data: unknown, picture?: Uint8Array): Promise<Buffer>
  close(): Promise<void>
}

/** The compiler has refused what it was to set. */
export class NotSet extends Error {}

/** Milliseconds that one sheet may take, waiting for others not counted. */
const patience = 20_000
/** Milliseconds after the last sheet when the thread, with its fonts, is let go. */
const rest = 5 * 60_000
/** Sheets that may wait; whoever comes then is told to try again. */
const mostWaiting = 50

interface Waiting {
  readonly order: Order
  resolve(pdf: Buffer): void
  reject(error: unknown): void
}

export function openPress({ limit = patience }: { readonly limit?: number } = {}): Press {
  const queue: Waiting[] = []
  let worker: Worker | undefined
  let atWork: Waiting | undefined
  let timer: NodeJS.Timeout | undefined
  let last = 0

  const letGo = () => {
    const gone = worker
    worker = undefined
    return gone?.terminate()
  }
  const done = () => {
    clearTimeout(timer)
    atWork = undefined
    next()
  }
  const deliver = ({ number, pdf, problem }: Delivery) => {
    if (number !== atWork?.order.number) return
    const { resolve, reject } = atWork
    if (pdf) resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
    else reject(new NotSet(`The sheet could not be set: ${problem}`))
    done()
  }
  const broken = (error: unknown) => {
    void letGo()
    atWork?.reject(error)
    done()
  }
  const threadNow = () => {
    if (worker) return worker
    const fresh = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    fresh.unref()
    fresh.on('message', deliver)
    fresh.on('error', (error) => fresh === worker && broken(error))
    worker = fresh
    return fresh
  }
  const next = () => {
    if (atWork) return
    atWork = queue.shift()
    if (!atWork) {
      timer = setTimeout(() => void letGo(), rest)
      timer.unref()
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => broken(new Fault('printSlow')), limit)
    threadNow().postMessage(atWork.order)
  }
  return {
    print: (template, data, picture) =>
      new Promise((resolve, reject) => {
        if (queue.length >= mostWaiting) return reject(new Fault('printSlow'))
        last += 1
        queue.push({ order: { number: last, template, data, ...(picture && { picture }) }, resolve, reject })
        next()
      }),
    close: async () => {
      clearTimeout(timer)
      for (const { reject } of queue.splice(0)) reject(new Fault('printSlow'))
      atWork?.reject(new Fault('printSlow'))
      atWork = undefined
      await letGo()
    },
  }
}
