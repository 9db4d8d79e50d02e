/** Which rows of a long list are to be drawn. All rows are equally high, so this is a division, not a library. */
import { type RefObject, useLayoutEffect, useState } from 'react'

/** Rows drawn beyond what can be seen, and how many come or go at once. */
const beyond = 24
const step = 8

interface Seen {
  readonly first: number
  /** The first that is not drawn any more. */
  readonly end: number
}

export function useSeenRows(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly unknown[],
  height: number,
): Seen {
  const [seen, setSeen] = useState<Seen>({ first: 0, end: 48 })
  // Before the picture is drawn: rows that came above have just moved the place one looks at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are another place in the same element
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => {
      const top = element.scrollTop / height
      const first = Math.max(0, Math.floor((top - beyond) / step) * step)
      const end = Math.ceil((top + element.clientHeight / height + beyond) / step) * step
      setSeen((now) => (now.first === first && now.end === end ? now : { first, end }))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [scroller, rows, height])
  return { first: Math.min(seen.first, rows.length), end: Math.min(seen.end, rows.length) }
}
