import { type BulkAnswer, say, sayCount } from '@kartoteka/model'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'

/** How many of the records are dealt with; while they are still being found, or taken back, nobody knows of how many. */
export function Progress({ data: { state, found, done, undone, counts } }: { data: BulkAnswer }) {
  const { bulk } = useWords()
  const language = useLanguage()
  const number = new Intl.NumberFormat(language)
  const [at, of] = state === 'undoing' ? [undone?.records ?? 0, counts.changed] : [done, found]
  const label = state === 'counting' && found === null ? bulk.finding : bulk.states[state]
  return (
    <div className={styles.progress}>
      <progress
        className={styles.progressBar}
        max={1}
        {...(of !== null && of > 0 && { value: Math.min(1, at / of) })}
        aria-label={label}
      />
      <span className={styles.share}>
        {of === null
          ? label
          : `${label} ${say(bulk.progress, { done: number.format(at), found: number.format(of) })}`}
      </span>
      {of !== null && <span className={styles.hiddenWord}>{sayCount(language, bulk.foundSoFar, of)}</span>}
    </div>
  )
}
