/** Which columns a list has and how they are changed: for oneself, or in the view that is shown. */
import { offeredColumns } from '@kartoteka/model'
import { sayError } from '../data/api.ts'
import { useReader } from '../session/session.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { chooseList } from './chooseList.ts'
import type { ListAddress } from './useListAddress.ts'

export interface Columns {
  readonly shown: readonly string[]
  /** The fields that could be shown besides, in the order of the definition. */
  readonly others: readonly string[]
  /** Where they are kept: for whoever looks, in the view that is shown, or only in the address. */
  readonly in: 'mine' | 'view' | 'address'
  readonly asItWas: boolean
  set(columns: readonly string[]): void
  reset(): void
}

export function useColumns(address: ListAddress): Columns {
  const words = useWords()
  const { hidden } = useReader()
  const { entity, columns: shown, query, views, change } = address
  const where = views.current ? 'view' : query.columns ? 'address' : 'mine'
  const first = entity.list.filter((each) => !hidden[entity.name]?.includes(each))
  const keep = (columns: readonly string[] | null) => {
    if (where !== 'mine') return change({ columns: columns ?? undefined })
    chooseList(entity.name, { columns }).catch((error) => notifyWrong(sayError(words, error)))
  }
  return {
    shown,
    others: offeredColumns(entity, hidden).filter((each) => !shown.includes(each)),
    in: where,
    asItWas: first.join() === shown.join(),
    set: keep,
    reset: () => keep(null),
  }
}
