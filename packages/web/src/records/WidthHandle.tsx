import type { Widths } from '@kartoteka/model'
import type { PointerEvent } from 'react'
import { gridOf } from './columns.ts'
import { fittingWidth, standingWidth, withinReason } from './columnWidths.ts'
import styles from './list.module.css'
import type { Columns } from './useColumns.ts'
import type { ListAddress } from './useListAddress.ts'

interface WidthHandleProps {
  readonly name: string
  readonly address: ListAddress
  readonly columns: Columns
}

/** The edge of a column's head: dragged it makes the column wider or narrower, clicked twice as wide as what stands in it. */
export function WidthHandle({ name, address, columns }: WidthHandleProps) {
  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    const handle = event.currentTarget
    const grid = handle.closest<HTMLElement>('[role="grid"]')
    const width = standingWidth(name)
    if (!grid || width === undefined || event.button !== 0) return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    const from = event.clientX
    // Columns before it would share what becomes free, and the edge would not stay under the pointer.
    const before = columns.shown.slice(0, columns.shown.indexOf(name))
    const standing: Widths = Object.fromEntries(
      before.map((each) => [each, withinReason(standingWidth(each) ?? 0)]),
    )
    let now: Widths | undefined
    const move = ({ clientX }: globalThis.PointerEvent) => {
      if (now === undefined && Math.abs(clientX - from) < 3) return
      now = { ...columns.widths, ...standing, [name]: withinReason(width + clientX - from) }
      const drawn = gridOf(address.entity, columns.shown, now)
      grid.style.setProperty('--columns', drawn.columns)
      grid.style.setProperty('--least', `${drawn.least}px`)
    }
    const end = (kept: boolean) => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', up)
      handle.removeEventListener('pointercancel', away)
      document.removeEventListener('keydown', giveUp, true)
      if (now === undefined) return
      if (kept) return columns.setWidths(now)
      const drawn = gridOf(address.entity, columns.shown, columns.widths)
      grid.style.setProperty('--columns', drawn.columns)
      grid.style.setProperty('--least', `${drawn.least}px`)
    }
    const up = () => end(true)
    const away = () => end(false)
    const giveUp = (pressed: globalThis.KeyboardEvent) => {
      if (pressed.key !== 'Escape') return
      pressed.preventDefault()
      pressed.stopPropagation()
      end(false)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', up)
    handle.addEventListener('pointercancel', away)
    document.addEventListener('keydown', giveUp, true)
  }
  const fit = () => {
    const width = fittingWidth(name)
    if (width !== undefined) columns.setWidths({ ...columns.widths, [name]: width })
  }
  // Keys do the same at the head itself and in the panel of columns.
  return <span className={styles.edge} aria-hidden="true" onPointerDown={begin} onDoubleClick={fit} />
}
