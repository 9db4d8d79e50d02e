import { sayCount, type UndoneRecords } from '@kartoteka/model'
import { RecordLink } from '../fields/RecordLink.tsx'
import { hasScreen } from '../frame/addresses.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'

/** How much was taken back, and what was left because somebody has worked with it since. */
export function TakenBack({ undone: { records, left, examples } }: { undone: UndoneRecords }) {
  const { bulk, imports } = useWords()
  const language = useLanguage()
  return (
    <>
      <p className={styles.takenBack}>
        <b>{sayCount(language, bulk.takenBack, records)}</b>
        {left > 0 && `, ${sayCount(language, bulk.leftAlone, left)}`}
      </p>
      <ul className={styles.examples}>
        {examples.map(({ entity, id, title, because }) => (
          <li key={id}>
            {title === null || !hasScreen(entity) ? (
              (title ?? <i>{bulk.unnamed}</i>)
            ) : (
              <RecordLink entity={entity} id={id}>
                {title}
              </RecordLink>
            )}{' '}
            <span className={styles.faint}>{imports.because[because]}</span>
          </li>
        ))}
        {left > examples.length && <li>…</li>}
      </ul>
    </>
  )
}
