/** Above a list: the bulk change that was begun here, how far it is, what came of it, and the way back. */
import { type Entity, sayCount } from '@kartoteka/model'
import { Button, CloseButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'
import { keepCurrent } from './current.ts'
import { DeedText } from './DeedText.tsx'
import { Progress } from './Progress.tsx'
import { Steps } from './Steps.tsx'
import { ranText } from './thing.ts'
import { isBusy, useBulk } from './useBulk.ts'

export function BulkStrip({ entity, id }: { entity: Entity; id: string }) {
  const words = useWords()
  const { bulk } = words
  const language = useLanguage()
  const { data, error, act } = useBulk(id)
  if (error && !data) return null
  if (!data) return <div className={styles.strip} />
  const { state, counts, undone, problem } = data
  return (
    <section className={styles.strip} aria-label={bulk.title}>
      <span className={styles.what}>
        <DeedText entity={entity} deed={data.deed} />
      </span>
      {isBusy(state) ? (
        <Progress data={data} />
      ) : (
        <span role="status" className={styles.outcome}>
          {problem
            ? problem.sentence
            : state === 'done' || state === 'undone'
              ? ''
              : `${bulk.states[state]}.`}{' '}
          {undone ? sayCount(language, bulk.takenBack, undone.records) : ranText(words, language, data)}
          {!undone && counts.refused > 0 && `, ${sayCount(language, bulk.refused, counts.refused)}`}
          {undone && undone.left > 0 && `, ${sayCount(language, bulk.leftAlone, undone.left)}`}
        </span>
      )}
      <span className={styles.steps}>
        <Steps data={data} act={act} />
        <Button
          size="xs"
          variant="subtle"
          renderRoot={(props) => <Link {...props} to="/bulk-changes" search={{ id } as never} />}
        >
          {bulk.details}
        </Button>
        {!isBusy(state) && (
          <CloseButton aria-label={bulk.hide} onClick={() => keepCurrent(entity.name, undefined)} />
        )}
      </span>
    </section>
  )
}
