import { faultId, type InputProps } from './field.ts'
import styles from './fields.module.css'
import { viewOf } from './index.ts'

/** What is to be said about a field, and what can be done about it. */
export function FieldFault(props: InputProps) {
  const { Remedy } = viewOf(props.field)
  if (props.fault === undefined) return null
  return (
    <div className={styles.fault} role="alert">
      <span id={faultId(props.id)}>{props.fault.sentence}</span> {Remedy && <Remedy {...props} />}
    </div>
  )
}
