import { type RefObject, useEffect } from 'react'
import { isFocusFree } from '../frame/leftFocus.ts'

/** A screen that comes to stand is worked at once, unless one has gone on while it was on its way. */
export function useTakingFocus(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (isFocusFree()) part.current?.focus({ preventScroll: true })
  }, [part])
}
