/** The loaded part of a list, growing at both ends, and how many there are in all. */
import type { CountAnswer, ListAnswer } from '@kartoteka/model'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { type PageStart, pageAddress, startOf, windowOf } from './listWindow.ts'
import type { Kept } from './rights.ts'
import type { ListAddress } from './useListAddress.ts'

const limit = 60
/** Pages that are kept; beyond that the far end is let go and fetched again when one comes back to it. */
const maxPages = 15

export function useList({ entity, where, sort, start, views }: ListAddress) {
  const query = useInfiniteQuery({
    queryKey: keys.list(entity.name, { where, sort, start }),
    queryFn: ({ pageParam, signal }) =>
      get<ListAnswer<Kept>>(pageAddress(entity.plural, { where, sort, start: pageParam, limit }), signal),
    // By what the list is narrowed is known only with its view.
    enabled: !views.pending,
    initialPageParam: startOf(start) as PageStart,
    getNextPageParam: ({ after }): PageStart | undefined => (after === null ? undefined : { after }),
    getPreviousPageParam: ({ before }): PageStart | undefined => (before === null ? undefined : { before }),
    maxPages,
    // While another sort or filter is asked for, the old rows stay: nothing flickers.
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages
  return { ...query, window: useMemo(() => windowOf(pages ?? []), [pages]) }
}

export type List = ReturnType<typeof useList>

/** Asked for after the rows, which matter more. */
export function useCount({ entity, where }: ListAddress, rowsAreHere: boolean): CountAnswer | undefined {
  const query = where === undefined ? '' : `?where=${encodeURIComponent(JSON.stringify(where))}`
  const { data } = useQuery({
    queryKey: keys.list(entity.name, { count: where }),
    queryFn: ({ signal }) => get<CountAnswer>(`/api/${entity.plural}/count${query}`, signal),
    enabled: rowsAreHere,
    placeholderData: keepPreviousData,
  })
  return data
}
