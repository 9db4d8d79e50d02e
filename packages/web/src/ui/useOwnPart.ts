import { useCallback, useState } from 'react'

/**
 * Keeps what opens at a control within the dialog or the part of the page that the control stands in: those who go by these
 * find it there, and nobody outside of a dialog that is open. It still lies over whatever scrolls.
 */
export function useOwnPart() {
  const [part, setPart] = useState<HTMLElement | null>(null)
  const ref = useCallback((control: HTMLElement | null) => {
    if (control) setPart(control.closest<HTMLElement>('[role=dialog], main'))
  }, [])
  return {
    ref,
    within: { floatingStrategy: 'fixed', ...(part && { portalProps: { target: part } }) } as const,
  }
}
