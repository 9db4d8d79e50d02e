import { type EntityName, registry } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get } from './api.ts'
import { keys } from './query.ts'

/** One record; undefined until it is here, and where it may not be seen. */
export function useRecord<R>(name: EntityName, id: string | null): R | undefined {
  const { data } = useQuery({
    queryKey: keys.record(name, id ?? ''),
    queryFn: ({ signal }) => get<R>(`/api/${registry[name].plural}/${id}`, signal),
    enabled: id !== null,
  })
  return data
}
