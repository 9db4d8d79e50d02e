import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface EmptyProps {
  readonly title: string
  /** What belongs here. */
  readonly hint?: ReactNode
  /** The first step. */
  readonly action?: ReactNode
}

/** A screen without records says what belongs there. */
export function Empty({ title, hint, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {action}
    </div>
  )
}
