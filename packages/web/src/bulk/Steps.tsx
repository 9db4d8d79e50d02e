import type { BulkAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import type { Bulk } from './useBulk.ts'

/** What can be done now: stop, go on, take it all back. */
export function Steps({ data, act }: { data: BulkAnswer; act: Bulk['act'] }) {
  const { bulk } = useWords()
  const { user } = useSession()
  const { state, counts, undone } = data
  const own = data.user === user.id
  const stopped = state === 'cancelled' || state === 'failed'
  return (
    <>
      {(state === 'running' || state === 'waiting') && (
        <Button size="xs" onClick={() => void act('cancel')}>
          {bulk.stop}
        </Button>
      )}
      {stopped && !undone && own && (
        <Button size="xs" onClick={() => void act('run')}>
          {bulk.goOn}
        </Button>
      )}
      {(stopped || state === 'done') && counts.changed > 0 && (
        <Button size="xs" onClick={() => void act('undo')}>
          {bulk.undo}
        </Button>
      )}
    </>
  )
}
