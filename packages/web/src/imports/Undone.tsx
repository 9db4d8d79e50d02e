import { type ImportUndone, sayCount } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { recordAddress } from '../frame/addresses.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './imports.module.css'

/** What was taken back, and what was left because somebody has worked with it since. */
export function Undone({ undone: { records, left, examples } }: { undone: ImportUndone }) {
  const { imports, records: named } = useWords()
  const language = useLanguage()
  const wordFor = (entity: string) => (entity in named ? named[entity as 'client'].one : entity)
  return (
    <>
      <p role="status" className={styles.counts}>
        {sayCount(language, imports.undoneRecords, records)}
      </p>
      {left > 0 && <p>{sayCount(language, imports.left, left)}</p>}
      <ul className={styles.left}>
        {examples.map(({ entity, id, title, because }) => (
          <li key={id}>
            <span className={styles.faint}>{wordFor(entity)}:</span>{' '}
            {entity === 'client' || entity === 'person' ? (
              <Link to={recordAddress(entity, id)}>{title ?? wordFor(entity)}</Link>
            ) : (
              title
            )}{' '}
            <span className={styles.faint}>({imports.because[because]})</span>
          </li>
        ))}
        {left > examples.length && <li>…</li>}
      </ul>
    </>
  )
}
