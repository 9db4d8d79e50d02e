import type { ImportAnswer } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { instantText } from '../fields/dates.ts'
import { useSession } from '../session/session.tsx'
import { percentText } from '../ui/ProgressBar.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './begin.module.css'
import { countsText } from './counts.ts'
import shared from './imports.module.css'
import { isBusy, shareOf, useImports } from './useImport.ts'

export function EarlierImports() {
  const { imports } = useWords()
  const { data } = useImports()
  if (!data || data.imports.length === 0) return null
  return (
    <section className={styles.earlier} aria-labelledby="earlier-imports">
      <h2 id="earlier-imports" className={styles.heading}>
        {imports.earlier}
      </h2>
      <ul className={styles.list}>
        <li className={styles.listHead} aria-hidden>
          <span>{imports.file}</span>
          <span>{imports.state}</span>
          <span>{imports.outcome}</span>
          <span>{imports.who}</span>
          <span>{imports.when}</span>
        </li>
        {data.imports.map((each) => (
          <Earlier key={each.id} data={each} />
        ))}
      </ul>
    </section>
  )
}

function Earlier({ data }: { data: ImportAnswer }) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const { firm, users } = useSession()
  const { id, name, state, counts, createdAt, user } = data
  const share = shareOf(data)
  // What was taken back is no outcome any more.
  const outcome = counts.rows > 0 && state !== 'undoing' && state !== 'undone'
  return (
    <li className={styles.item} data-state={isBusy(state) ? 'busy' : state}>
      <Link to="/imports" search={{ id } as never} className={styles.open}>
        {name}
      </Link>
      <span className={styles.itemState}>
        {imports.states[state]}
        {share !== undefined && ` ${percentText(language, share)}`}
      </span>
      <span className={styles.outcome}>{outcome && countsText(words, language, counts)}</span>
      <span className={shared.faint}>{users.find((each) => each.id === user)?.name}</span>
      <time className={shared.faint} dateTime={createdAt}>
        {instantText(language, firm.zone, createdAt)}
      </time>
    </li>
  )
}
