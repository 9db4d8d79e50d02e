/** One import as the server has it, in every window that shows it. */
import type { ImportAnswer, ImportPreview, ImportState, ImportsAnswer } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get } from '../data/api.ts'
import { atRest, queries } from '../data/query.ts'

export const importKey = (id: string) => ['import', id]
const listKey = ['imports']
/** The first rows follow from how the file is read: said otherwise, they are others. */
const rowsKey = ({ id, shape, targets, options }: ImportAnswer) => ['importRows', id, shape, targets, options]

/** Milliseconds between two looks while the server is at work. */
const [atWork, listAtWork] = [500, 2_000]

const busy: readonly ImportState[] = ['checking', 'waiting', 'running', 'cancelling', 'undoing']
export const isBusy = (state: ImportState): boolean => busy.includes(state)

/** How much of the file is read; undefined where that says nothing. */
export function shareOf({ state, bytes, size }: ImportAnswer): number | undefined {
  if (state !== 'running' && state !== 'checking') return undefined
  return size > 0 ? Math.min(1, bytes / size) : 0
}

export const useImports = () =>
  useQuery({
    queryKey: listKey,
    queryFn: ({ signal }) => get<ImportsAnswer>('/api/imports', signal),
    refetchInterval: ({ state: { data } }) =>
      data?.imports.some(({ state }) => isBusy(state)) ? listAtWork : atRest,
  })

/** The import and how far it has come; what the list knows of it is shown at once. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: importKey(id),
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<ImportAnswer>(importKey(id))
      const now = await get<ImportAnswer>(`/api/imports/${id}`, signal)
      if (before && isBusy(before.state) && !isBusy(now.state)) void settled()
      return now
    },
    initialData: () => queries.getQueryData<ImportsAnswer>(listKey)?.imports.find((each) => each.id === id),
    initialDataUpdatedAt: () => queries.getQueryState(listKey)?.dataUpdatedAt,
    refetchInterval: ({ state: { data } }) => (data && isBusy(data.state) ? atWork : atRest),
  })

type FirstRows = Pick<ImportPreview, 'rows' | 'looked'>

/** The first rows of the file, each with what will happen to it. */
export const useFirstRows = (data: ImportAnswer) =>
  useQuery({
    queryKey: rowsKey(data),
    queryFn: async ({ signal }): Promise<FirstRows> => {
      const { rows, looked } = await get<ImportPreview>(`/api/imports/${data.id}/preview`, signal)
      return { rows, looked }
    },
    placeholderData: (before) => before,
  })

/** What the server has just answered; an older answer that is still on its way does not count any more. */
export async function keep(now: ImportAnswer): Promise<void> {
  await queries.cancelQueries({ queryKey: importKey(now.id) })
  queries.setQueryData<ImportAnswer>(importKey(now.id), now)
  void queries.invalidateQueries({ queryKey: listKey })
}

export async function keepPreview({ rows, looked, ...now }: ImportPreview): Promise<void> {
  queries.setQueryData<FirstRows>(rowsKey(now), { rows, looked })
  await keep(now)
}

/** Everything that shows records is asked for anew: an import touches very many. */
const settled = () =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [kind] }) => kind !== 'import' && kind !== 'session',
  })
