import { instantText } from '../fields/dates.ts'
import { useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText } from './countsText.ts'
import styles from './imports.module.css'
import { useImports } from './useImport.ts'

export function EarlierImports({ onOpen }: { onOpen(id: string): void }) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const { firm, users } = useSession()
  const { data } = useImports()
  if (!data || data.imports.length === 0) return null
  return (
    <section className={styles.earlier}>
      <h2 className={styles.heading}>{imports.earlier}</h2>
      <ul className={styles.list}>
        {data.imports.map(({ id, name, state, counts, createdAt, user }) => (
          <li key={id} className={styles.item}>
            <button type="button" className={styles.open} onClick={() => onOpen(id)}>
              {name}
            </button>
            <span>{imports.states[state]}</span>
            <span className={styles.faint}>{counts.rows > 0 && countsText(words, language, counts)}</span>
            <span className={styles.faint}>
              {`${users.find((each) => each.id === user)?.name ?? ''} · ${instantText(language, firm.zone, createdAt)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
