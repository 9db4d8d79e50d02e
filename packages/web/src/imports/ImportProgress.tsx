import type { ImportAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText } from './countsText.ts'
import styles from './imports.module.css'
import { Rejected } from './Rejected.tsx'
import { Undone } from './Undone.tsx'
import { type Importing, isBusy } from './useImport.ts'

/** How far it has come, what came of it, and what can be done now: stop, go on, take it back. */
export function ImportProgress({ data, act }: { data: ImportAnswer; act: Importing['act'] }) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const { state, counts, problem, undone } = data
  const working = isBusy(state)
  const stopped = state === 'cancelled' || state === 'failed'
  // What was being taken back when it stopped can only be taken back further.
  const canGoOn = stopped && !undone
  const hasMade = counts.rows > counts.bad
  return (
    <section className={styles.progress} aria-label={imports.states[state]}>
      {working && <Bar data={data} />}
      {counts.rows > 0 && state !== 'undone' && (
        <p role="status" className={styles.counts}>
          {countsText(words, language, counts)}
        </p>
      )}
      {problem && (
        <p role="alert" className={styles.wrong}>
          {problem.sentence}
        </p>
      )}
      {canGoOn && (
        <p className={styles.faint}>{state === 'failed' ? imports.failedHint : imports.cancelledHint}</p>
      )}
      {undone && state !== 'undoing' && <Undone undone={undone} />}
      <div className={styles.deeds}>
        {(state === 'running' || state === 'waiting' || state === 'checking') && (
          <Button onClick={() => void act('cancel')}>{imports.stop}</Button>
        )}
        {(canGoOn || state === 'undone') && (
          <Button variant="filled" onClick={() => void act('run')}>
            {state === 'undone' ? imports.again : imports.goOn}
          </Button>
        )}
        {state === 'done' && (
          <Button variant="filled" component={Link} to="/clients">
            {imports.toClients}
          </Button>
        )}
        {(stopped || state === 'done') && hasMade && (
          <Button onClick={() => void act('undo')}>{imports.undo}</Button>
        )}
        {counts.bad > 0 && !working && state !== 'undone' && <Rejected id={data.id} />}
      </div>
    </section>
  )
}

/** How much of the file is read; while something is taken back nobody knows how much there is. */
function Bar({ data: { state, bytes, size } }: { data: ImportAnswer }) {
  const { imports } = useWords()
  const known = state === 'running' || state === 'checking'
  const share = size > 0 ? Math.min(1, bytes / size) : 0
  return (
    <div className={styles.working}>
      <progress
        className={styles.bar}
        max={1}
        {...(known && { value: share })}
        aria-label={imports.states[state]}
      />
      {known && <span className={styles.share}>{Math.round(share * 100)} %</span>}
    </div>
  )
}
