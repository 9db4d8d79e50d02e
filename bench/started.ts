/** What the measurements start outside their own process, and that it ends with them when somebody stops them. */
import { constants } from 'node:os'
import {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from '../packages/server/src/db/embedded/startEmbedded.ts'

const ends = new Set<() => Promise<unknown>>()

/** Remembers how something ends; returns the same, forgotten once it was done. */
export function started<T>(end: () => Promise<T>): () => Promise<T> {
  const ending = async () => {
    try {
      return await end()
    } finally {
      ends.delete(ending)
    }
  }
  ends.add(ending)
  return ending
}

/** The database of a folder, which ends with the measurements even if it is only just being started. */
export async function startDatabase(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const starting = startEmbedded(options)
  const stop = started(async () => (await starting).stop())
  try {
    return { ...(await starting), stop }
  } catch (error) {
    await stop().catch(() => {})
    throw error
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Waits for the work; at a signal ends what it has started, the latest first, and then the process. */
export async function untilStopped(work: Promise<void>): Promise<void> {
  const stopped = new Promise<(typeof signals)[number]>((resolve) => {
    for (const signal of signals) process.on(signal, resolve)
  })
  const signal = await Promise.race([work, stopped])
  if (!signal) return
  // What it worked on is being taken away.
  work.catch(() => {})
  for (const end of [...ends].reverse()) await end().catch(console.error)
  process.exit(128 + constants.signals[signal])
}
