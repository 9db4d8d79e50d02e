import { type RefObject, useEffect, useRef } from 'react'

/** Puts the focus on an element when what had it is gone with the state before, as a pressed button is. */
export function useStayingFocus<E extends HTMLElement>(state: string): RefObject<E | null> {
  const place = useRef<E>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the state that takes buttons away
  useEffect(() => {
    const { activeElement } = document
    if (!activeElement || activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [state])
  return place
}
