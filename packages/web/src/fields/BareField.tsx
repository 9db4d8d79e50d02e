/** A field's control alone, where the place says what it is for; its label is there for who cannot see the place. */
import { type EntityName, fieldNamed } from '@kartoteka/model'
import { useId } from 'react'
import { useEntity } from '../records/useEntity.ts'
import { type Fault, faultId } from './field.ts'
import styles from './fields.module.css'
import { viewOf } from './index.ts'

interface BareFieldProps {
  readonly entity: EntityName
  readonly name: string
  readonly label: string
  readonly raw: unknown
  readonly record?: Readonly<Record<string, unknown>>
  readonly fault?: string | undefined
  readonly placeholder?: string
  readonly first?: boolean
  onChange(raw: unknown): void
}

export function BareField({
  entity,
  name,
  label,
  raw,
  record = {},
  fault,
  placeholder,
  first,
  onChange,
}: BareFieldProps) {
  const id = useId()
  const field = fieldNamed(useEntity(entity), name)!
  const { Input } = viewOf(field)
  const said: Fault | undefined = fault === undefined ? undefined : { sentence: fault, code: '' }
  return (
    <div className={styles.bare}>
      <label htmlFor={id} className={styles.hiddenWord}>
        {label}
      </label>
      <Input
        id={id}
        entity={entity}
        name={name}
        field={field}
        raw={raw}
        record={record}
        fault={said}
        onChange={onChange}
        onLeave={() => {}}
        {...(placeholder && { placeholder })}
        {...(first && { first })}
      />
      {fault !== undefined && (
        <p id={faultId(id)} className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
