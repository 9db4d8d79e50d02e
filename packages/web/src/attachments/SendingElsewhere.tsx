/** Files on their way, and refused ones, over a screen that does not show them: a talk may be noted from anywhere. */
import { useWords } from '../words/useWords.tsx'
import styles from './attachments.module.css'
import { Sendings } from './SendingList.tsx'
import type { Sending } from './sendings.ts'

export function SendingElsewhere({ all }: { all: readonly Sending[] }) {
  const { attachments: said } = useWords()
  return (
    <section className={styles.elsewhere} aria-label={said.onTheWay}>
      <Sendings all={all} withWhat />
    </section>
  )
}
