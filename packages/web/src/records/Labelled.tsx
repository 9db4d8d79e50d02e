import type { ReactNode } from 'react'
import styles from './list.module.css'

interface LabelledProps {
  readonly label: string
  /** The one input it names; without it, it names a group of them. */
  readonly of?: string
  readonly children?: ReactNode
}

/** A condition of the filter: what it asks for, and the input or inputs in which one says it. */
export const Labelled = ({ label, of, children }: LabelledProps) =>
  of === undefined ? (
    <fieldset className={styles.condition}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  ) : (
    <div className={styles.condition}>
      <label className={styles.conditionName} htmlFor={of}>
        {label}
      </label>
      {children}
    </div>
  )
