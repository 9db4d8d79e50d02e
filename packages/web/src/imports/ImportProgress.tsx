import { type ImportAnswer, sayCount } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { recordAddress } from '../frame/addresses.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText } from './countsText.ts'
import styles from './imports.module.css'
import { type Importing, isBusy } from './useImport.ts'

/** How far it has come, what came of it, and what can be done now: stop, go on, take it back. */
export function ImportProgress({ data, act }: { data: ImportAnswer; act: Importing['act'] }) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const navigate = useNavigate()
  const { state, bytes, size, counts, problem, undone } = data
  const working = isBusy(state)
  const stopped = state === 'cancelled' || state === 'failed'
  return (
    <section className={styles.progress} aria-label={imports.states[state]}>
      {working && (
        <progress
          className={styles.bar}
          max={Math.max(1, size)}
          {...(state === 'running' && { value: bytes })}
          aria-label={imports.states[state]}
        />
      )}
      {counts.rows > 0 && <p role="status">{countsText(words, language, counts)}</p>}
      {problem && (
        <p role="alert" className={styles.wrong}>
          {problem.sentence}
        </p>
      )}
      {stopped && (
        <p className={styles.faint}>{state === 'failed' ? imports.failedHint : imports.cancelledHint}</p>
      )}
      {undone && <Undone undone={undone} />}
      <div className={styles.deeds}>
        {(state === 'running' || state === 'waiting' || state === 'checking') && (
          <Button onClick={() => void act('cancel')}>{imports.stop}</Button>
        )}
        {stopped && (
          <Button variant="filled" onClick={() => void act('run')}>
            {imports.goOn}
          </Button>
        )}
        {state === 'done' && (
          <Button variant="filled" onClick={() => void navigate({ to: '/clients' })}>
            {imports.toClients}
          </Button>
        )}
        {(stopped || state === 'done') && counts.rows > counts.bad && (
          <Button onClick={() => void act('undo')}>{imports.undo}</Button>
        )}
        {counts.bad > 0 && !working && (
          <a className={styles.download} href={`/api/imports/${data.id}/rejected.csv`} download>
            {imports.badRows}
          </a>
        )}
      </div>
    </section>
  )

  function Undone({ undone: { records, left, examples } }: { undone: NonNullable<ImportAnswer['undone']> }) {
    return (
      <>
        <p role="status">{sayCount(language, imports.undoneRecords, records)}</p>
        {left > 0 && <p>{sayCount(language, imports.left, left)}</p>}
        <ul>
          {examples.map(({ entity, id, title, because }) => (
            <li key={id}>
              <Link to={recordAddress(entity as 'client', id)}>{title ?? id}</Link>{' '}
              <span className={styles.faint}>{imports.because[because]}</span>
            </li>
          ))}
        </ul>
      </>
    )
  }
}
