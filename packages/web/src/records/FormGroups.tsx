import { type Entity, type EntityName, fieldNamed, scopeOf } from '@kartoteka/model'
import { useId } from 'react'
import { FieldRow } from '../fields/FieldRow.tsx'
import type { Beside } from '../fields/field.ts'
import { useReader } from '../session/session.tsx'
import { useHeld } from '../ui/useHeld.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './form.module.css'
import type { Kept } from './rights.ts'
import type { RecordForm } from './useRecordForm.ts'
import { writtenFields } from './writtenFields.ts'
import { writtenForms } from './writtenForms.tsx'

interface FormGroupsProps {
  readonly name: EntityName
  readonly entity: Entity
  readonly form: RecordForm
  readonly kept: Kept | undefined
  /** It is being kept. */
  readonly busy: boolean
  onSaveWith(beside: Beside): void
}

/** The groups of the definition under their headings; those of a large form can be gone to by name. */
export function FormGroups({ name, entity, form, kept, busy, onSaveWith }: FormGroupsProps) {
  const { records, screens } = useWords()
  const reader = useReader()
  const id = useId()
  const part = useHeld<HTMLDivElement>(busy)
  const headings = records[name].groups as Readonly<Record<string, string>>
  const idle = entity.idle(form.raw)
  const groups = Object.entries(entity.form)
    .map(
      ([group, all]) =>
        [
          group,
          all.filter((field) => !reader.hidden[name]?.includes(field) && !idle.includes(field)),
        ] as const,
    )
    .filter(([, fields]) => fields.length > 0)
  const mayAssign = !kept || scopeOf(reader, name, 'assign') !== 'none' || entity.ownership.by === 'firm'
  const isLocked = (field: string) =>
    (reader.locked[name]?.includes(field) ?? false) ||
    (kept !== undefined && (fieldNamed(entity, field)?.once ?? false)) ||
    (!mayAssign && ['owner', 'department'].includes(field))
  const first = groups[0]?.[1].find(
    (field) => !isLocked(field) && fieldNamed(entity, field)?.kind !== 'choice',
  )
  return (
    <>
      {groups.length > 2 && (
        <nav className={styles.sections} aria-label={screens.form.sections}>
          {groups.map(([group]) => (
            <a key={group} href={`#${id}${group}`} onClick={(event) => goTo(event, `${id}${group}`)}>
              {headings[group]}
            </a>
          ))}
        </nav>
      )}
      <div ref={part} className={styles.groups}>
        {groups.map(([group, fields]) => (
          <fieldset key={group} id={id + group} className={styles.group}>
            <legend className={styles.heading}>{headings[group]}</legend>
            {fields.map((field) => {
              const defined = fieldNamed(entity, field)
              const Beside = isLocked(field) ? undefined : writtenFields[name]?.[field]
              return (
                defined && (
                  <FieldRow
                    key={field}
                    id={`${id}-${field}`}
                    entity={name}
                    name={field}
                    field={defined}
                    raw={form.raw[field]}
                    record={form.raw}
                    fault={form.faults[field]}
                    locked={isLocked(field)}
                    first={field === first}
                    written={writtenForms[name]?.inputs?.[field]}
                    onChange={(raw) => form.change(field, raw)}
                    onLeave={() => form.leave(field)}
                    beside={Beside && <Beside name={field} form={form} kept={kept} />}
                    onSaveWith={onSaveWith}
                  />
                )
              )
            })}
          </fieldset>
        ))}
      </div>
    </>
  )
}

/** To a section without a new address: Back must lead out of the form, not through its sections. */
function goTo(event: React.MouseEvent, id: string): void {
  event.preventDefault()
  const section = document.getElementById(id)
  section?.scrollIntoView({ block: 'start' })
  section?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true })
}
