import type { ImportAnswer, ImportPreview, ImportRequest, ImportsAnswer } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { get, sayError, send } from '../data/api.ts'
import { queries } from '../data/query.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

const key = (id: string) => ['import', id]
const listKey = ['imports']

/** States in which the server is at work on it: then it is asked again and again. */
const busy: readonly string[] = ['checking', 'waiting', 'running', 'cancelling', 'undoing']
export const isBusy = (state: string): boolean => busy.includes(state)

export const keepPreview = (preview: ImportPreview): void => {
  queries.setQueryData(key(preview.id), preview)
  void queries.invalidateQueries({ queryKey: listKey })
}

export const useImports = () =>
  useQuery({ queryKey: listKey, queryFn: ({ signal }) => get<ImportsAnswer>('/api/imports', signal) })

export interface Importing {
  readonly data: ImportPreview | undefined
  readonly error: unknown
  /** A change of how the file is read is under way. */
  readonly changing: boolean
  change(request: ImportRequest): Promise<void>
  act(deed: 'check' | 'run' | 'cancel' | 'undo'): Promise<void>
}

/** One import: its preview, and how far it has come. */
export function useImport(id: string): Importing {
  const words = useWords()
  const [changing, setChanging] = useState(false)
  const { data, error } = useQuery({
    queryKey: key(id),
    queryFn: async ({ signal }) => {
      const kept = queries.getQueryData<ImportPreview>(key(id))
      if (!kept) return get<ImportPreview>(`/api/imports/${id}/preview`, signal)
      const now = await get<ImportAnswer>(`/api/imports/${id}`, signal)
      if (isBusy(kept.state) && !isBusy(now.state)) await settled()
      return { ...now, rows: kept.rows }
    },
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.state) ? 500 : false),
  })
  const say = (problem: unknown) => notifyWrong(sayError(words, problem))
  // Whoever types in a list changes it with every letter: one request at a time, the last answer counts.
  const waiting = useRef<ImportRequest>(undefined)
  const sending = useRef<Promise<void>>(undefined)
  const sendAll = async () => {
    setChanging(true)
    try {
      let preview: ImportPreview | undefined
      while (waiting.current) {
        const request = waiting.current
        waiting.current = undefined
        preview = await send<ImportPreview>('PATCH', `/api/imports/${id}`, request)
      }
      if (preview) keepPreview(preview)
    } catch (problem) {
      waiting.current = undefined
      say(problem)
      keepPreview(await get<ImportPreview>(`/api/imports/${id}/preview`))
    } finally {
      sending.current = undefined
      setChanging(false)
    }
  }
  return {
    data,
    error,
    changing,
    change: (request) => {
      queries.setQueryData<ImportPreview>(key(id), (kept) => kept && drawn(kept, request))
      waiting.current = together(waiting.current, request)
      sending.current ??= sendAll()
      return sending.current
    },
    act: async (deed) => {
      try {
        const now = await send<ImportAnswer>('POST', `/api/imports/${id}/${deed}`)
        queries.setQueryData<ImportPreview>(key(id), (kept) => kept && { ...kept, ...now })
      } catch (problem) {
        say(problem)
      }
    },
  }
}

/** As it will be read, as far as one can tell without asking. */
const drawn = (kept: ImportPreview, { targets, options }: ImportRequest): ImportPreview => ({
  ...kept,
  ...(targets && { targets }),
  options: { ...kept.options, ...options },
})

const together = (one: ImportRequest | undefined, other: ImportRequest): ImportRequest => ({
  ...one,
  ...other,
  ...((one?.options || other.options) && { options: { ...one?.options, ...other.options } }),
})

/** Everything that shows records is asked for anew: an import touches very many. */
const settled = () =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [kind] }) => kind !== 'import' && kind !== 'session',
  })
