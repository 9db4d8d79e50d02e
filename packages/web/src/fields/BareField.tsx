/** A field's control alone, where the place says what it is for; its label is there for who cannot see the place. */
import { type EntityName, fieldNamed } from '@kartoteka/model'
import { useId } from 'react'
import { useEntity } from '../records/useEntity.ts'
import { FieldFault } from './FieldFault.tsx'
import type { Beside, Fault, InputProps } from './field.ts'
import styles from './fields.module.css'
import { viewOf } from './index.ts'

interface BareFieldProps {
  readonly entity: EntityName
  readonly name: string
  readonly label: string
  readonly raw: unknown
  readonly record?: Readonly<Record<string, unknown>>
  readonly fault?: Fault | undefined
  readonly placeholder?: string
  readonly first?: boolean
  onChange(raw: unknown): void
  onSaveWith?(beside: Beside): void
}

export function BareField({ label, record = {}, ...control }: BareFieldProps) {
  const id = useId()
  const field = fieldNamed(useEntity(control.entity), control.name)!
  const { Input } = viewOf(field)
  const props: InputProps = { ...control, id, field, record, onLeave: () => {} }
  return (
    <div className={styles.bare}>
      <label htmlFor={id} className={styles.hiddenWord}>
        {label}
      </label>
      <Input {...props} />
      <FieldFault {...props} />
    </div>
  )
}
