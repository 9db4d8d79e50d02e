import type { Kept } from '../records/rights.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { sayUse, useQueryOfUse } from './Consequences.tsx'
import styles from './customFields.module.css'
import { SlowUntil } from './SlowUntil.tsx'
import { useIndexes } from './useIndexes.ts'

/** Under a definition: in how many records it is filled, and whether filtering by it is quick yet. */
export function UseOfFieldFacts({ record }: { record: Kept }) {
  const { customFields: said } = useWords().screens
  const language = useLanguage()
  const { data: use } = useQueryOfUse(record.id)
  const indexes = useIndexes()
  return (
    <div className={styles.consequences}>
      {use && <p className={styles.use}>{sayUse(said, language, use)}</p>}
      <SlowUntil index={indexes[record.id]} />
    </div>
  )
}
