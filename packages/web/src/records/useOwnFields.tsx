/** In dialogs that ask for little: the fields of the firm's own without which the record would be refused. */
import { type Entity, type EntityName, isCustom } from '@kartoteka/model'
import { type ReactNode, useId, useMemo } from 'react'
import { FieldRow } from '../fields/FieldRow.tsx'
import { useSession } from '../session/session.tsx'
import { useEntity } from './useEntity.ts'
import { type RecordForm, useRecordForm } from './useRecordForm.ts'
import { useStartingMoment } from './useStartingMoment.ts'

export interface OwnFields {
  readonly rows: ReactNode
  /** The values to send with the others, or undefined with what is missing said at its field. */
  read(): Readonly<Record<string, unknown>> | undefined
  readonly accept: RecordForm['accept']
  /** Empty again, for the next record. */
  clear(): void
}

export function useOwnFields(name: EntityName): OwnFields {
  const entity = useEntity(name)
  const { reader } = useSession()
  const id = useId()
  const own = useMemo(() => requiredOf(entity, reader.hidden[name] ?? []), [entity, reader, name])
  const names = Object.keys(own.fields)
  const start = entity.start(useStartingMoment())
  const base = Object.fromEntries(names.map((field) => [field, start[field] ?? null]))
  const form = useRecordForm(own, base)
  return {
    rows: names.map((field) => (
      <FieldRow
        key={field}
        id={`${id}-${field}`}
        entity={name}
        name={field}
        field={own.fields[field]!}
        raw={form.raw[field]}
        record={form.raw}
        fault={form.faults[field]}
        onChange={(raw) => form.change(field, raw)}
        onLeave={() => form.leave(field)}
      />
    )),
    read: () => form.read(names),
    accept: form.accept,
    clear: () => form.replace(base),
  }
}

const requiredOf = (entity: Entity, hidden: readonly string[]): Entity => ({
  ...entity,
  fields: Object.fromEntries(
    Object.entries(entity.fields).filter(
      ([field, { required }]) => isCustom(field) && required && !hidden.includes(field),
    ),
  ),
  checks: () => [],
  derived: () => ({}),
})
