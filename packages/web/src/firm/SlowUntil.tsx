import { type CustomFieldIndexes, say } from '@kartoteka/model'
import { useWords } from '../words/useWords.tsx'
import styles from './customFields.module.css'

/** That filtering is slow yet, and how far the index is. Nothing once it is there, or where none is needed. */
export function SlowUntil({ index }: { index: CustomFieldIndexes[string] | undefined }) {
  const { customFields: said } = useWords().screens
  if (index === undefined || index.ready) return null
  return (
    <span className={styles.slow} role="status">
      {index.done === null ? said.slow : say(said.slowAt, { percent: Math.round(index.done * 100) })}
    </span>
  )
}
