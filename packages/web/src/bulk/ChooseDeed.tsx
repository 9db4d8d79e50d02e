/** Which field is changed, how, and to what. */
import { type BulkDeed, type Entity, sayField, type Words } from '@kartoteka/model'
import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core'
import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { ProblemError } from '../data/problem.ts'
import { FieldRow } from '../fields/FieldRow.tsx'
import { matching, Picker } from '../fields/Picker.tsx'
import { useRecordForm } from '../records/useRecordForm.ts'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'
import { commonFirst, type How, howsFor, offeredFields, onlyField } from './offered.ts'

interface ChooseDeedProps {
  readonly entity: Entity
  readonly field: string | undefined
  onField(field: string): void
  /** Counts it; throws what the server has against it. */
  onCount(deed: BulkDeed): Promise<void>
  onClose(): void
}

export function ChooseDeed({ entity, field, onField, onCount, onClose }: ChooseDeedProps) {
  const words = useWords()
  const { bulk } = words
  const reader = useReader()
  const id = useId()
  const [asked, ask] = useState('')
  const options = commonFirst(entity, offeredFields(reader, entity)).map(({ name }) => ({
    id: name,
    label: sayField(words, entity.name, name),
  }))
  return (
    <>
      <div className={styles.line}>
        <label htmlFor={id} className={styles.label}>
          {bulk.what}
        </label>
        <Picker
          id={id}
          value={field ?? null}
          written={field === undefined ? '' : sayField(words, entity.name, field)}
          options={matching(options, asked, 100)}
          {...{ 'data-autofocus': field === undefined || undefined }}
          onAsk={ask}
          onPick={(name) => name !== null && onField(name)}
        />
      </div>
      {field === undefined ? (
        <Buttons onClose={onClose} />
      ) : (
        <ChooseValue key={field} entity={entity} field={field} onCount={onCount} onClose={onClose} />
      )}
    </>
  )
}

function ChooseValue({
  entity,
  field,
  onCount,
  onClose,
}: Pick<ChooseDeedProps, 'entity' | 'onCount' | 'onClose'> & { field: string }) {
  const { bulk } = useWords()
  const id = useId()
  const hows = howsFor(entity, field)
  const [how, setHow] = useState<How>(hows[0]!)
  const [addToTeam, setAddToTeam] = useState(false)
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[data-first]')
    const any = box.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea, select')
    ;(first ?? any)?.focus()
  }, [])
  const only = useMemo(() => onlyField(entity, field), [entity, field])
  const form = useRecordForm(only, firstValue(entity, field))
  const count = async (event: FormEvent) => {
    event.preventDefault()
    const values = how === 'clear' ? { [field]: null } : form.read([field])
    if (values === undefined || busy) return
    setBusy(true)
    try {
      await onCount(deedOf(how, field, values[field], addToTeam))
    } catch (error) {
      setBusy(false)
      if (!(error instanceof ProblemError) || !error.problem.problems) throw error
      form.accept(error.problem)
    }
  }
  const givesWork = entity.ownership.by === 'work' && field === 'owner' && how === 'set'
  return (
    <form ref={box} onSubmit={(event) => void count(event)}>
      {hows.length > 1 && (
        <div className={styles.line}>
          <span className={styles.label}>{bulk.how}</span>
          <SegmentedControl
            size="xs"
            aria-label={bulk.how}
            data={hows.map((each) => ({ value: each, label: sayHow(bulk.hows, hows, each) }))}
            value={how}
            onChange={(now) => setHow(now as How)}
          />
        </div>
      )}
      {how !== 'clear' && (
        <FieldRow
          id={id}
          entity={entity.name}
          name={field}
          field={{ ...entity.fields[field]!, required: true }}
          raw={form.raw[field]}
          record={form.raw}
          fault={form.faults[field]}
          first
          onChange={(raw) => form.change(field, raw)}
          onLeave={() => form.leave(field)}
        />
      )}
      {how === 'set' && field === 'owner' && 'department' in entity.fields && (
        <p className={styles.hint}>{bulk.departmentFollows}</p>
      )}
      {givesWork && (
        <Checkbox
          mt="xs"
          label={bulk.addToTeam}
          checked={addToTeam}
          onChange={(event) => setAddToTeam(event.currentTarget.checked)}
        />
      )}
      <Buttons onClose={onClose} busy={busy} canCount />
    </form>
  )
}

function Buttons({
  onClose,
  busy = false,
  canCount = false,
}: {
  onClose(): void
  busy?: boolean
  canCount?: boolean
}) {
  const { bulk } = useWords()
  return (
    <Group justify="flex-end" mt="lg">
      <Button variant="subtle" onClick={onClose}>
        {bulk.close}
      </Button>
      <Button type="submit" variant="filled" disabled={!canCount || busy}>
        {bulk.count}
      </Button>
    </Group>
  )
}

/** Where single values can be added, all of them at once are replaced. */
const sayHow = (words: Words['bulk']['hows'], hows: readonly How[], how: How): string =>
  words[how === 'set' && hows.includes('add') ? 'replace' : how]

/** Yes or no says one of both from the first. */
const firstValue = (entity: Entity, field: string) => ({
  [field]: entity.fields[field]?.kind === 'yesNo' ? true : null,
})

function deedOf(how: How, field: string, value: unknown, addToTeam: boolean): BulkDeed {
  if (how === 'add' || how === 'remove') return { does: how, field, values: value as readonly string[] }
  return { does: 'set', field, value, ...(addToTeam && { addToTeam }) }
}
