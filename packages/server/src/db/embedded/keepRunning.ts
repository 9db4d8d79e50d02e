/** Begins the server again when it dies while we run. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'

export interface Keeper {
  readonly current: () => Postmaster | undefined
  stop(): Promise<void>
}

interface Care {
  begin(): Promise<Postmaster>
  end(postmaster: Postmaster): Promise<void>
  log(line: string): void
}

/** Milliseconds between two tries; right after a crash the lock of the dead takes a moment to clear. */
const pauses = [0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]

/** Takes a server that runs, and keeps one running until stop(), which waits until it is gone. */
export function keepRunning(first: Postmaster, { begin, end, log }: Care): Keeper {
  const stopping = new AbortController()
  let current: Postmaster | undefined = first

  async function watch() {
    while (current && !stopping.signal.aborted) {
      await Promise.race([current.gone, aborted(stopping.signal)])
      if (stopping.signal.aborted) return
      log(`The database (process ${current.pid}) has ended unexpectedly. Starting it again.`)
      current = undefined
      current = await again()
    }
  }

  async function again(): Promise<Postmaster | undefined> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      try {
        await wait(pauses[Math.min(tries, pauses.length - 1)], undefined, { signal: stopping.signal })
        const postmaster = await begin()
        log(`The database runs again (process ${postmaster.pid}).`)
        return postmaster
      } catch (error) {
        if (!stopping.signal.aborted && tries > 3) log((error as Error).message)
      }
    }
    return undefined
  }

  const watching = watch()
  return {
    current: () => current,
    async stop() {
      stopping.abort()
      await watching
      if (current) await end(current)
      current = undefined
    },
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
