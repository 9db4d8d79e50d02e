import type { InputProps } from '../fields/field.ts'
import styles from '../fields/fields.module.css'
import { viewOf } from '../fields/index.ts'
import { linesOf } from '../fields/LineList.tsx'
import { useWords } from '../words/useWords.tsx'

/** Nothing ticked means everything, and says so. */
export function LabelRecordTypes(props: InputProps) {
  const { labels } = useWords().screens
  const { Input } = viewOf(props.field)
  const isForAll = linesOf(props.raw).length === 0
  return (
    <>
      <Input {...props} />
      <p className={styles.under} role="status">
        {isForAll ? labels.forAll : labels.forThese}
      </p>
    </>
  )
}
