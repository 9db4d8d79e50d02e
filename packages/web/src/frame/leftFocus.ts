/** Where the focus was when one went to the screen that is shown now. */
import type { AnyRouter } from '@tanstack/react-router'

let left: Element | null = null

/** A filter that moves in the address is no going elsewhere. */
export const watchFocus = (router: AnyRouter): void =>
  void router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
    if (pathChanged) left = document.activeElement
  })

/** Nobody has gone on to something else meanwhile, so that a screen may take the focus. */
export const isFocusFree = (): boolean =>
  [null, document.body, left].some((each) => each === document.activeElement)
