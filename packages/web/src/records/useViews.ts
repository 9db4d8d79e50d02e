/** The views of a list that somebody may use, and the one it is shown by. */
import type { Entity, ListAnswer, View } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'

/** In an address: the list as it is, though one has a view that it opens with. */
export const noView = 'none'

export interface ListViews {
  /** The view named by the address, or the one the list opens with. */
  readonly current: View | undefined
  /** It is being fetched: what the list shows is not known yet. */
  readonly pending: boolean
  /** The address names one that there is not, or not for this reader. */
  readonly gone: boolean
  /** What is shown is not what the view keeps. */
  readonly changed: boolean
  /** What the view asks for and this reader is not shown. */
  readonly leftOut: readonly string[]
}

export const viewQuery = (id: string) => ({
  queryKey: keys.record('view', id),
  queryFn: ({ signal }: { signal: AbortSignal }) => get<View>(`/api/views/${id}`, signal),
  staleTime: 60_000,
})

export function useViews(entity: Entity, named: string | undefined): ListViews {
  const id = named === undefined || named === noView ? undefined : named
  const { data, isPending, isError } = useQuery({ ...viewQuery(id ?? ''), enabled: id !== undefined })
  const current = data?.list === entity.name && data.deletedAt === null ? data : undefined
  return {
    current: id === undefined ? undefined : current,
    pending: id !== undefined && isPending,
    gone: id !== undefined && !isPending && (isError || current === undefined),
    changed: false,
    leftOut: [],
  }
}

/** All views of the list, for the menu. */
export const viewsQuery = (entity: Entity) => ({
  queryKey: keys.list('view', { of: entity.name }),
  queryFn: ({ signal }: { signal: AbortSignal }) => {
    const where = JSON.stringify({ field: 'list', is: 'is', value: entity.name })
    return get<ListAnswer<View>>(`/api/views?limit=200&where=${encodeURIComponent(where)}`, signal)
  },
})
