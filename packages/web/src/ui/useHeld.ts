import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * A part of the screen that takes nothing more while it is being kept: what came too late for the request would go with
 * it. Whoever was in it goes on there if it is refused.
 */
export function useHeld<E extends HTMLElement>(held: boolean): RefObject<E | null> {
  const part = useRef<E>(null)
  useLayoutEffect(() => {
    const { current } = part
    if (!held || current === null) return
    const was = document.activeElement
    current.inert = true
    return () => {
      current.inert = false
      if (was instanceof HTMLElement && current.contains(was) && document.activeElement === document.body)
        was.focus({ preventScroll: true })
    }
  }, [held])
  return part
}
