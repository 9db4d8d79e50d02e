/** The row one is on: moved by keys, kept while pages come and go, seen wherever it is. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { besideGone, movedBy } from './listWindow.ts'
import type { Kept } from './rights.ts'
import { headHeight } from './rowHeight.ts'

interface Place {
  readonly top: number
  readonly id: string | undefined
}

/** Where one was in each list, for when one comes back to it. */
const places = new Map<string, Place>()

export interface ActiveRow {
  readonly place: number
  readonly record: Kept | undefined
  goTo(place: number): void
}

interface Around {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rows: readonly Kept[]
  readonly height: number
  /** Names this list with its filter and sort. */
  readonly address: string
  readonly start: string
  /** Nothing stands before the first of the rows. */
  readonly begins: boolean
  /** The rows are still those of another filter or sort. */
  readonly stale: boolean
}

export function useActiveRow({ scroller, rows, height, address, start, begins, stale }: Around): ActiveRow {
  const [id, setId] = useState(() => places.get(address)?.id)
  const drawn = useRef<Pick<Around, 'rows' | 'address' | 'start' | 'begins'>>(undefined)
  const found = rows.findIndex((row) => row.id === id)
  const place = found === -1 ? 0 : found

  const goTo = useCallback(
    (wanted: number) => {
      const at = Math.max(0, Math.min(wanted, rows.length - 1))
      setId(rows[at]?.id)
      const element = scroller.current
      if (element === null) return
      const page = element.clientHeight - headHeight
      const top = at * height
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + height > element.scrollTop + page) element.scrollTop = top + height - page
    },
    [rows, height, scroller],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || stale || rows.length === 0) return
    const last = drawn.current
    drawn.current = { rows, address, start, begins }
    if (last === undefined) {
      const kept = places.get(address)
      element.scrollTop = kept?.top ?? (start === 'end' ? element.scrollHeight : 0)
      if (kept === undefined && start === 'end') setId(rows.at(-1)?.id)
    } else if (last.address !== address || last.start !== start) {
      element.scrollTop = start === 'end' ? element.scrollHeight : 0
      setId(start === 'end' ? rows.at(-1)?.id : rows[0]?.id)
    } else if (last.rows !== rows) {
      if (!rows.some((row) => row.id === id)) setId(besideGone(last.rows, rows, id)?.id ?? id)
      // At the very top one wants to see what is new; anywhere else, to go on seeing what one looks at.
      if (!(last.begins && element.scrollTop === 0))
        element.scrollTop += movedBy(last.rows, rows, Math.floor(element.scrollTop / height)) * height
    }
  }, [rows, id, address, start, begins, stale, height, scroller])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const remember = () => places.set(address, { top: element.scrollTop, id })
    remember()
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [address, id, scroller])

  return { place, record: rows[place], goTo }
}
