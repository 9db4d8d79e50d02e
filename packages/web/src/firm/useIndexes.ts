import type { CustomFieldIndexes } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get } from '../data/api.ts'
import { useSession } from '../session/session.tsx'

/** Milliseconds between two looks while one is being built. */
const pause = 1_500

/** Of each field that has an index, by id, whether it is there; asked again for as long as one is not. */
export function useIndexes(): CustomFieldIndexes {
  const { customFields } = useSession()
  const filters = customFields.filter(
    ({ filterable, sortable, deletedAt }) => (filterable || sortable) && deletedAt === null,
  )
  const { data } = useQuery({
    queryKey: ['customFieldIndexes', filters.map(({ id, version }) => `${id} ${version}`)],
    queryFn: ({ signal }) => get<CustomFieldIndexes>('/api/custom-fields/indexes', signal),
    enabled: filters.length > 0,
    refetchInterval: ({ state }) =>
      Object.values(state.data ?? {}).every(({ ready }) => ready) ? false : pause,
  })
  return data ?? {}
}
