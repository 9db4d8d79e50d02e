import { type RefObject, useEffect, useRef } from 'react'

/**
 * Arrow keys move among the links marked with `data-arrow`, and Home and End to the first and last; Enter is the
 * links' own. Pressed anywhere outside a field, they begin at the first.
 */
export function useArrows<E extends HTMLElement>({ first = false } = {}): RefObject<E | null> {
  const list = useRef<E>(null)
  useEffect(() => {
    const all = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-arrow]') ?? [])]
    if (first) all()[0]?.focus()
    const onKeyDown = (event: KeyboardEvent) => {
      const step = steps[event.key]
      if (step === undefined || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey)
        return
      const here = document.activeElement
      if (!(here instanceof HTMLElement) || isElsewhere(here, list.current)) return
      const links = all()
      const place = links.indexOf(
        here.closest<HTMLElement>('[data-arrow-row]')?.querySelector('[data-arrow]') ?? here,
      )
      const to = links[step(place, links.length)]
      if (to === undefined) return
      event.preventDefault()
      to.focus()
      to.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [first])
  return list
}

type Step = (place: number, count: number) => number
const steps: Readonly<Record<string, Step>> = {
  ArrowDown: (place, count) => Math.min(place + 1, count - 1),
  ArrowUp: (place) => Math.max(place - 1, 0),
  Home: () => 0,
  End: (_place, count) => count - 1,
}

/** The keys are somebody else's: a field, an open menu or dialog, a control outside the screen. */
const isElsewhere = (here: HTMLElement, list: HTMLElement | null) =>
  here !== document.body && here.id !== 'main' && list !== null && !list.contains(here)
