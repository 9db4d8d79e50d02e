/** Which columns a list has and how they are changed: for oneself, or in the view that is shown. */
import { type ListChoice, offeredColumns, type Widths } from '@kartoteka/model'
import type { KeyboardEvent } from 'react'
import { sayError } from '../data/api.ts'
import { useReader } from '../session/session.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { chooseList } from './chooseList.ts'
import { standingWidth, widthStep, withinReason } from './columnWidths.ts'
import type { ListAddress } from './useListAddress.ts'

export interface Columns {
  readonly shown: readonly string[]
  /** The fields that could be shown besides, in the order of the definition. */
  readonly others: readonly string[]
  /** Where they are kept: for whoever looks, in the view that is shown, or only in the address. */
  readonly in: 'mine' | 'view' | 'address'
  readonly asItWas: boolean
  readonly widths: Widths
  set(columns: readonly string[]): void
  setWidths(widths: Widths): void
  /** A step wider (1) or narrower (-1). */
  widen(name: string, step: 1 | -1): void
  /** Alt+Shift+← and → at a column. */
  onWidthKey(event: KeyboardEvent, name: string): void
  reset(): void
}

export function useColumns(address: ListAddress): Columns {
  const words = useWords()
  const { hidden } = useReader()
  const { entity, columns: shown, widths, query, views, change } = address
  const where = views.current ? 'view' : query.columns || query.widths ? 'address' : 'mine'
  const first = entity.list.filter((each) => !hidden[entity.name]?.includes(each))
  const keep = (look: Look) => {
    const { columns, widths: wide } = look
    if (where !== 'mine')
      return change({
        ...(columns !== undefined && { columns: columns ?? undefined }),
        ...(wide !== undefined && { widths: wide ?? undefined }),
      })
    chooseList(entity.name, look).catch((error) => notifyWrong(sayError(words, error)))
  }
  /** Of columns that are not shown nothing is kept. */
  const ofShown = (wide: Widths, columns: readonly string[]): Widths | null => {
    const named = columns.flatMap((name) => (wide[name] === undefined ? [] : [[name, wide[name]] as const]))
    return named.length > 0 ? Object.fromEntries(named) : null
  }
  const setWidths = (wide: Widths) => keep({ widths: ofShown(wide, shown) })
  const widen = (name: string, step: 1 | -1) => {
    const width = widths[name] ?? standingWidth(name)
    if (width !== undefined) setWidths({ ...widths, [name]: withinReason(width + step * widthStep) })
  }
  return {
    shown,
    others: offeredColumns(entity, hidden).filter((each) => !shown.includes(each)),
    in: where,
    asItWas: first.join() === shown.join() && ofShown(widths, shown) === null,
    widths,
    set: (columns) => keep({ columns }),
    setWidths,
    widen,
    onWidthKey: (event, name) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined
      if (step === undefined || !event.altKey || !event.shiftKey) return
      event.preventDefault()
      widen(name, step)
    },
    reset: () => keep({ columns: null, widths: null }),
  }
}

type Look = Partial<Pick<ListChoice, 'columns' | 'widths'>>
