import type { ActivityAnswer, CardAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { ActivityList } from '../records/ActivityList.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './card.module.css'

/** Everything that happened with the client, as the system wrote it down. */
export function ActivityTab({ card }: { card: CardAnswer }) {
  const { card: said } = useWords().screens
  const { id } = card.client
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    // Under the card's key: what makes the card old makes this old.
    queryKey: [...keys.card(id), 'activity'],
    queryFn: ({ pageParam, signal }) =>
      get<ActivityAnswer>(
        `/api/activity?client=${id}${pageParam === null ? '' : `&before=${pageParam}`}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ before }) => before,
  })
  if (data === undefined) return <SkeletonRows count={8} />
  const entries = data.pages.flatMap((page) => page.entries)
  return (
    <div className={styles.alone}>
      <h2 className={styles.hiddenWord}>{said.activity}</h2>
      {entries.length === 0 && <Empty title={said.noActivity} />}
      <ActivityList entries={entries} about={id} />
      {hasNextPage && (
        <Button className={styles.older} disabled={isFetching} onClick={() => void fetchNextPage()}>
          {said.older}
        </Button>
      )}
    </div>
  )
}
