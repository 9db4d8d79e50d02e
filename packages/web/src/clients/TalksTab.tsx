import type { CardAnswer, ListAnswer, Talk } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { KnownTitles } from '../fields/titles.tsx'
import { type PageStart, pageAddress, windowOf } from '../records/listWindow.ts'
import { Empty } from '../ui/Empty.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import { QuickNote } from '../work/QuickNote.tsx'
import styles from './card.module.css'
import { TalkList } from './TalkList.tsx'

interface TalksTabProps {
  readonly card: CardAnswer
  readonly text: RefObject<HTMLTextAreaElement | null>
  onNoted(): void
}

/** Every talk with the client, however many there are. */
export function TalksTab({ card, text, onNoted }: TalksTabProps) {
  const { card: said } = useWords().screens
  const { id } = card.client
  const where = { field: 'client', is: 'is', value: id }
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: keys.list('talk', { of: id }),
    queryFn: ({ pageParam, signal }) =>
      get<ListAnswer<Talk>>(
        pageAddress('talks', { where, sort: '-at', start: pageParam, limit: 50 }),
        signal,
      ),
    initialPageParam: { first: true } as PageStart,
    getNextPageParam: ({ after }): PageStart | undefined => (after === null ? undefined : { after }),
  })
  const { rows, titles } = windowOf(data?.pages ?? [])
  return (
    <KnownTitles titles={titles}>
      <div className={styles.alone}>
        <QuickNote client={id} text={text} onDone={onNoted} />
        {data === undefined && <SkeletonRows count={6} height={64} />}
        {data !== undefined && rows.length === 0 && <Empty title={said.noTalks} hint={said.noTalksHint} />}
        {rows.length > 0 && <TalkList card={card} talks={rows} />}
        {hasNextPage && (
          <Button className={styles.older} disabled={isFetching} onClick={() => void fetchNextPage()}>
            {said.older}
          </Button>
        )}
      </div>
    </KnownTitles>
  )
}
