import type { BulkAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { runText } from './thing.ts'
import type { Bulk } from './useBulk.ts'

/** What can be done now: let it run, stop, go on, take it all back. */
export function Steps({ data, act }: { data: BulkAnswer; act: Bulk['act'] }) {
  const words = useWords()
  const { bulk } = words
  const language = useLanguage()
  const { user } = useSession()
  const { state, counts, undone, deed, checked } = data
  const own = data.user === user.id
  const stopped = state === 'cancelled' || state === 'failed'
  return (
    <>
      {state === 'ready' && own && checked && checked.changed > 0 && (
        <Button size="xs" variant="filled" onClick={() => void act('run')}>
          {runText(words, language, data.entity, deed, checked.changed)}
        </Button>
      )}
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
