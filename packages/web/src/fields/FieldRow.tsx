/** One line of a form: the label, the control, and what is to be said about it. */
import { sayField } from '@kartoteka/model'
import type { ComponentType, ReactNode } from 'react'
import { useWords } from '../words/useWords.tsx'
import { FieldFault } from './FieldFault.tsx'
import type { InputProps } from './field.ts'
import styles from './fields.module.css'
import { viewOf } from './index.ts'

interface FieldRowProps extends InputProps {
  /** What can be done with the field besides typing in it. */
  readonly beside?: ReactNode
  /** In place of the kind's own control. */
  readonly written?: ComponentType<InputProps> | undefined
}

export function FieldRow({ label, beside, written: own, ...props }: FieldRowProps) {
  const words = useWords()
  const { Input: ofKind, group } = viewOf(props.field)
  const Input = own ?? ofKind
  const said = label ?? sayField(words, props.entity, props.name)
  const labelId = `${props.id}-label`
  const written = (
    <span className={styles.labelText} data-required={props.field.required || undefined}>
      {said}
      {props.field.required && <span className={styles.hiddenWord}> ({words.screens.fields.required})</span>}
    </span>
  )
  return (
    <div className={styles.row} data-fault={props.fault !== undefined || undefined} data-field={props.name}>
      {group ? (
        <span id={labelId} className={styles.label}>
          {written}
        </span>
      ) : (
        <label id={labelId} htmlFor={props.id} className={styles.label}>
          {written}
        </label>
      )}
      <div className={styles.control} {...(group && { role: 'group', 'aria-labelledby': labelId })}>
        <Input {...props} />
        {beside}
        <FieldFault {...props} />
      </div>
    </div>
  )
}

/** A kept value as it is shown; nothing for an empty one. */
export function Shown({
  entity,
  name,
  field,
  value,
  cell = false,
}: Pick<InputProps, 'entity' | 'name' | 'field'> & { value: unknown; cell?: boolean }) {
  const view = viewOf(field)
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return null
  const Show = cell ? (view.Cell ?? view.Show) : view.Show
  return <Show value={value} field={field} entity={entity} name={name} />
}
