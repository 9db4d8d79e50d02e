import type { SearchAnswer, SearchHit } from '@kartoteka/model'
import { useEffect, useState } from 'react'
import { get, mayPass } from '../data/api.ts'

export interface Found {
  /** What these were found by; older than what is typed while an answer is on its way. */
  readonly by: string
  readonly hits: readonly SearchHit[]
  readonly error?: unknown
}

const nothing: Found = { by: '', hits: [] }
/** Milliseconds of quiet before asking: shorter than the pause between two words. */
const quiet = 80

/** Milliseconds until a server that is away is asked again. */
const again = 700

async function ask(typed: string, signal: AbortSignal): Promise<Found> {
  try {
    const { hits } = await get<SearchAnswer>(`/api/search?q=${encodeURIComponent(typed)}`, signal)
    return { by: typed, hits }
  } catch (error) {
    return { by: typed, hits: [], error }
  }
}

/** The clients that what is typed finds. The last answer stays until the next arrives, so nothing flickers. */
export function useHits(typed: string): Found {
  const [found, setFound] = useState(nothing)
  useEffect(() => {
    if (typed.length < 2) return setFound(nothing)
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      while (!asking.signal.aborted) {
        const answer = await ask(typed, asking.signal)
        if (!asking.signal.aborted) setFound(answer)
        // A program that is just being started again answers in a moment: nobody has to type twice.
        if (!mayPass(answer.error)) return
        await new Promise((resolve) => setTimeout(resolve, again))
      }
    }, quiet)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [typed])
  return found
}
