import type { BulkAnswer, BulkListAnswer, BulkRequest } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { get, sayError, send } from '../data/api.ts'
import { atRest, queries } from '../data/query.ts'
import { invalidateMany } from '../live/invalidate.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

const address = '/api/bulk-changes'
const key = (id: string) => ['bulk', id]
const listKey = ['bulkChanges']

/** States in which the server is at work on it: then it is asked again and again. */
const busy: readonly string[] = ['counting', 'waiting', 'running', 'cancelling', 'undoing']
export const isBusy = (state: string): boolean => busy.includes(state)

export const useBulkChanges = () =>
  useQuery({
    queryKey: listKey,
    queryFn: ({ signal }) => get<BulkListAnswer>(address, signal),
    refetchInterval: ({ state }) => (state.data?.changes.some((each) => isBusy(each.state)) ? 1_000 : atRest),
  })

export async function beginBulk(request: BulkRequest): Promise<BulkAnswer> {
  const begun = await send<BulkAnswer>('POST', address, request)
  queries.setQueryData(key(begun.id), begun)
  return begun
}

/** One that was counted and is not wanted: nothing has been done. */
export const dropBulk = (id: string): void => void send('DELETE', `${address}/${id}`).catch(() => {})

export interface Bulk {
  readonly data: BulkAnswer | undefined
  readonly error: unknown
  act(step: 'run' | 'cancel' | 'undo'): Promise<boolean>
}

/** One bulk change, and how far it has come. */
export function useBulk(id: string | undefined): Bulk {
  const words = useWords()
  const { data, error } = useQuery({
    queryKey: key(id ?? ''),
    queryFn: ({ signal }) => get<BulkAnswer>(`${address}/${id}`, signal),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.state) ? 300 : atRest),
  })
  useFreshLists(data)
  return {
    data,
    error,
    act: async (step) => {
      try {
        const now = await send<BulkAnswer>('POST', `${address}/${id}/${step}`)
        queries.setQueryData(key(now.id), now)
        void queries.invalidateQueries({ queryKey: listKey })
        return true
      } catch (problem) {
        notifyWrong(sayError(words, problem))
        return false
      }
    },
  }
}

/** When it has ended, whatever shows such records is asked for again: the stream may be behind. */
function useFreshLists(data: BulkAnswer | undefined): void {
  const before = useRef<string>(undefined)
  const { state, entity } = data ?? {}
  useEffect(() => {
    const was = before.current
    before.current = state
    if (entity && state && was && was !== 'counting' && isBusy(was) && !isBusy(state)) {
      invalidateMany(entity)
      void queries.invalidateQueries({ queryKey: ['bin'] })
    }
  }, [state, entity])
}
