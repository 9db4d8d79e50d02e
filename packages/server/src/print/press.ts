/** Sets type in a thread of its own, one sheet after another; one that takes too long is given up with its thread. */
import { Worker } from 'node:worker_threads'
import { openAside, TookTooLong, type Workplace } from '../aside/aside.ts'
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

const patience = 20_000

export function openPress({ limit = patience }: { readonly limit?: number } = {}): Press {
  const aside = openAside<Omit<Order, 'number'>, Delivery>({
    hire,
    patience: limit,
    // With it go its fonts, which take a moment to read.
    rest: 5 * 60_000,
    mostWaiting: 50,
    busy: 'printSlow',
  })
  return {
    print: async (template, data, picture) => {
      const { pdf, problem } = await aside
        .order({ template, data, ...(picture && { picture }) })
        .catch((error: unknown) => {
          throw error instanceof TookTooLong ? new Fault('printSlow') : error
        })
      if (!pdf) throw new NotSet(`The sheet could not be set: ${problem}`)
      return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
    },
    close: aside.close,
  }
}

type Place = Workplace<Omit<Order, 'number'>, Delivery>

const hire: Place['hire'] = (heard) => {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  thread.unref()
  thread.on('message', heard.delivered)
  thread.on('error', heard.ended)
  thread.on('exit', () => heard.ended(new Error('It ended')))
  return { send: (order) => thread.postMessage(order), end: () => thread.terminate() }
}
