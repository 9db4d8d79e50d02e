import type { KnownFinding } from '@kartoteka/model'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './registers.module.css'
import { sourceOf, standingOf } from './standing.ts'

/** How a firm stands in each register. */
export function Standings({ findings }: { findings: readonly KnownFinding[] }) {
  return findings.map((finding) => <Standing key={finding.register} finding={finding} />)
}

/** How it stands in one, with the day of it. */
export function Standing({ finding }: { finding: KnownFinding }) {
  const words = useWords()
  const language = useLanguage()
  const { zone } = useSession().firm
  const { text, isBad } = standingOf(words, language, finding)
  return (
    <p className={styles.standing}>
      <span className={styles.state} data-bad={isBad || undefined}>
        {isBad && <IconAlertTriangle size={14} aria-hidden />}
        {text}
      </span>
      <span className={styles.source}>{sourceOf(words, language, zone, finding)}</span>
    </p>
  )
}
