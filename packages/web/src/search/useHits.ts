import type { SearchAnswer, SearchHit } from '@kartoteka/model'
import { useEffect, useState } from 'react'
import { get } from '../data/api.ts'

export interface Found {
  /** What these were found by; older than what is typed while an answer is on its way. */
  readonly by: string
  readonly hits: readonly SearchHit[]
  readonly error?: unknown
}

const nothing: Found = { by: '', hits: [] }
/** Milliseconds of quiet before asking: shorter than the pause between two words. */
const quiet = 80

/** The clients that what is typed finds. The last answer stays until the next arrives, so nothing flickers. */
export function useHits(typed: string): Found {
  const [found, setFound] = useState(nothing)
  useEffect(() => {
    if (typed.length < 2) return setFound(nothing)
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const { hits } = await get<SearchAnswer>(`/api/search?q=${encodeURIComponent(typed)}`, asking.signal)
        setFound({ by: typed, hits })
      } catch (error) {
        if (!asking.signal.aborted) setFound({ by: typed, hits: [], error })
      }
    }, quiet)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [typed])
  return found
}
