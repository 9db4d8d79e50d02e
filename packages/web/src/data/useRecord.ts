import { type EntityName, registry } from '@kartoteka/model'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { get } from './api.ts'
import { keys } from './query.ts'

export const recordQuery = <R>(name: EntityName, id: string) =>
  queryOptions({
    queryKey: keys.record(name, id),
    queryFn: ({ signal }) => get<R>(`/api/${registry[name].plural}/${id}`, signal),
  })

/** One record; undefined until it is here, null where there is none or it may not be seen. */
export function useRecord<R>(name: EntityName, id: string | null): R | null | undefined {
  const { data, isError } = useQuery({ ...recordQuery<R>(name, id ?? ''), enabled: id !== null })
  return id === null || (isError && data === undefined) ? null : data
}
