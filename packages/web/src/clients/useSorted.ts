import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../words/useWords.tsx'
import type { Column } from './PartTable.tsx'
import { sorted } from './sorted.ts'

export interface Sorted<R> {
  /** As they are shown. */
  readonly rows: readonly R[]
  /** The name of a column, with - before it where the rows are turned round; none where they stand as they came. */
  readonly sort: string
  sortBy(sort: string): void
}

/** The rows of a table as it shows them. The sort stands in the address, as in every list. */
export function useSorted<R>(rows: readonly R[], columns: readonly Column<R>[], first = ''): Sorted<R> {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const language = useLanguage()
  const sort = typeof search.sort === 'string' ? search.sort : first
  const column = columns.find(({ name }) => name === sort.replace(/^-/, ''))
  return {
    rows: sorted(rows, column?.sortBy, sort.startsWith('-'), language),
    sort: column ? sort : '',
    sortBy: (next) =>
      void navigate({
        to: '.',
        search: { ...search, sort: next } as never,
        replace: true,
        resetScroll: false,
      }),
  }
}
