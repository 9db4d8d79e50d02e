import type { ActivityAnswer, EntityName } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import { ActivityList } from './ActivityList.tsx'
import { useEntity } from './useEntity.ts'

/** What happened to one record, newest first. */
export function History({ name, id }: { name: EntityName; id: string }) {
  const { form } = useWords().screens
  const { plural } = useEntity(name)
  const { data } = useQuery({
    queryKey: [...keys.record(name, id), 'history'],
    queryFn: ({ signal }) => get<ActivityAnswer>(`/api/${plural}/${id}/history`, signal),
  })
  if (data === undefined) return <SkeletonRows count={3} />
  return data.entries.length === 0 ? (
    <p>{form.noHistory}</p>
  ) : (
    <ActivityList entries={data.entries} about={id} />
  )
}
