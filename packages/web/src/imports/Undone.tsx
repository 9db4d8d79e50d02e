import { type ImportUndone, sayCount } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { recordAddress } from '../frame/addresses.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { Counts } from './Counts.tsx'
import { ofUndo } from './counts.ts'
import shared from './imports.module.css'
import styles from './progress.module.css'

interface UndoneProps {
  readonly undone: ImportUndone
  readonly isOver: boolean
}

/** What was taken back, and what was left because somebody has worked with it since. */
export function Undone({ undone, isOver }: UndoneProps) {
  const { imports, records: named } = useWords()
  const language = useLanguage()
  const { records, clients, people, left, examples } = undone
  const wordFor = (entity: string) => (entity in named ? named[entity as 'client'].one : entity)
  const more = left - examples.length
  return (
    <>
      {isOver && records + left === 0 && <p>{imports.undoneNothing}</p>}
      {isOver && records > 0 && clients + people === 0 ? (
        <p>{sayCount(language, imports.undoneRecords, records)}</p>
      ) : (
        records + left > 0 && <Counts of={ofUndo} counts={undone} isOver={isOver} />
      )}
      {left > 0 && <p className={styles.leftHead}>{sayCount(language, imports.left, left)}</p>}
      <ul className={styles.left}>
        {examples.map(({ entity, id, title, because }) => (
          <li key={id}>
            <span className={shared.faint}>{wordFor(entity)}</span>
            {entity === 'client' || entity === 'person' ? (
              <Link to={recordAddress(entity, id)}>{title ?? wordFor(entity)}</Link>
            ) : (
              <span>{title}</span>
            )}
            <span className={shared.faint}>{imports.because[because]}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={shared.soft}>{sayCount(language, imports.leftMore, more)}</p>}
    </>
  )
}
