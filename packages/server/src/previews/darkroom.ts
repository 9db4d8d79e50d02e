/** Has pictures made small in a process of its own, one after the other; one that takes too long is given up with it. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openAside, TookTooLong, type Workplace } from '../aside/aside.ts'
import { Fault } from '../errors.ts'
import { type Delivery, mostMemory, type Order, type Trouble } from './order.ts'

export interface Darkroom {
  /** Makes both sizes; says why it could not. The fault `picturesBusy` if too many wait. */
  develop(from: string, to: Order['to']): Promise<Trouble | undefined>
  close(): Promise<void>
}

interface Limits {
  /** Milliseconds that one picture may take. */
  readonly limit?: number
  /** Bytes that the process may take. */
  readonly memory?: number
}

const patience = 30_000
const program = fileURLToPath(new URL('./process.ts', import.meta.url))

/** The process was ended from within: it took too much memory. Or from outside, where the machine had none left. */
class Killed extends Error {}

export function openDarkroom({ limit = patience, memory = mostMemory }: Limits = {}): Darkroom {
  const aside = openAside<Omit<Order, 'number'>, Delivery>({
    hire: (heard) => hire(heard, memory),
    patience: limit,
    rest: 60_000,
    mostWaiting: 500,
    busy: 'picturesBusy',
  })
  return {
    develop: async (from, to) => {
      try {
        return (await aside.order({ from, to })).trouble
      } catch (error) {
        if (error instanceof Fault) throw error
        return error instanceof TookTooLong || error instanceof Killed ? 'large' : 'broken'
      }
    },
    close: aside.close,
  }
}

type Place = Workplace<Omit<Order, 'number'>, Delivery>

function hire(heard: Parameters<Place['hire']>[0], memory: number): ReturnType<Place['hire']> {
  // Without the environment, which holds passwords; its output may be what a hostile picture says.
  const child = fork(program, [String(memory)], {
    env: {},
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.on('message', heard.delivered)
  child.on('error', heard.ended)
  child.on('exit', (_, signal) => heard.ended(signal === 'SIGKILL' ? new Killed() : new Error('It ended')))
  child.unref()
  child.channel?.unref()
  return {
    send: (order) => void child.send(order, (error) => error && heard.ended(error)),
    end: () => {
      if (child.exitCode !== null || child.signalCode !== null) return undefined
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGKILL')
      return ended
    },
  }
}
