import { useEffect, useRef, useState } from 'react'

const shown = 6_000

/** Which of these came in while one looked: they are marked for a moment, quietly. */
export function useFresh(ids: readonly string[]): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string>>(new Set(ids))
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const all = ids.join()
  useEffect(() => {
    const now = all === '' ? [] : all.split(',')
    const news = now.filter((id) => !known.current.has(id))
    known.current = new Set(now)
    if (news.length === 0) return
    setFresh((before) => new Set([...before, ...news]))
    const timer = setTimeout(() => setFresh(new Set()), shown)
    return () => clearTimeout(timer)
  }, [all])
  return fresh
}
