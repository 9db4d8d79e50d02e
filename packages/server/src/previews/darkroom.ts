/** Has pictures made small in a process of its own, one after the other; one that takes too long is given up with it. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Fault } from '../errors.ts'
import type { Delivery, Order, Trouble } from './order.ts'

export interface Darkroom {
  /** Makes both sizes; says why it could not. The fault `picturesBusy` if too many wait. */
  develop(from: string, to: Order['to']): Promise<Trouble | undefined>
  close(): Promise<void>
}

/** Milliseconds that one picture may take, waiting for others not counted. */
const patience = 30_000
/** Milliseconds after the last picture when the process is let go. */
const rest = 60_000
/** Pictures that may wait. */
const mostWaiting = 500

interface Waiting {
  readonly order: Order
  resolve(trouble: Trouble | undefined): void
  reject(error: unknown): void
}

const program = fileURLToPath(new URL('./process.ts', import.meta.url))

export function openDarkroom({ limit = patience }: { readonly limit?: number } = {}): Darkroom {
  const queue: Waiting[] = []
  let child: ChildProcess | undefined
  let atWork: Waiting | undefined
  let timer: NodeJS.Timeout | undefined
  let last = 0
  let closed = false

  const letGo = () => {
    const gone = child
    child = undefined
    if (!gone || gone.exitCode !== null || gone.signalCode !== null) return undefined
    const ended = new Promise<void>((resolve) => gone.once('exit', () => resolve()))
    gone.kill('SIGKILL')
    return ended
  }
  const done = (trouble: Trouble | undefined) => {
    clearTimeout(timer)
    const ready = atWork
    atWork = undefined
    ready?.resolve(trouble)
    next()
  }
  const processNow = () => {
    if (child) return child
    // Without the environment, which holds passwords; its output may be what a hostile picture says.
    const fresh = fork(program, { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    fresh.on('message', ({ number, trouble }: Delivery) => {
      if (fresh === child && number === atWork?.order.number) done(trouble)
    })
    fresh.on('error', () => {})
    fresh.on('exit', (_, signal) => {
      if (fresh !== child) return
      child = undefined
      // It ends itself by this signal when it takes too much memory.
      if (atWork) done(signal === 'SIGKILL' ? 'large' : 'broken')
    })
    fresh.unref()
    fresh.channel?.unref()
    child = fresh
    return fresh
  }
  const next = () => {
    if (atWork || closed) return
    atWork = queue.shift()
    if (!atWork) {
      timer = setTimeout(() => void letGo(), rest)
      timer.unref()
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => {
      void letGo()
      done('large')
    }, limit)
    const { order } = atWork
    processNow().send(order, (error) => {
      if (error && atWork?.order === order) done('broken')
    })
  }
  return {
    develop: (from, to) =>
      new Promise((resolve, reject) => {
        if (closed || queue.length >= mostWaiting) return reject(new Fault('picturesBusy'))
        last += 1
        queue.push({ order: { number: last, from, to }, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      clearTimeout(timer)
      for (const { reject } of queue.splice(0)) reject(new Fault('picturesBusy'))
      atWork?.reject(new Fault('picturesBusy'))
      atWork = undefined
      await letGo()
    },
  }
}
