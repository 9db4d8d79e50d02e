import { type CardAnswer, type PersonAtClient, say } from '@kartoteka/model'
import { splitPersonName } from '@kartoteka/model/clients/personName.ts'
import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { ProblemError, sayError, send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { FieldRow } from '../fields/FieldRow.tsx'
import { faultId, type InputProps } from '../fields/field.ts'
import styles from '../fields/fields.module.css'
import { nowKept } from '../records/deeds.ts'
import { useEntity } from '../records/useEntity.ts'
import { useOwnFields } from '../records/useOwnFields.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useHeld } from '../ui/useHeld.ts'
import { useWords } from '../words/useWords.tsx'
import work from '../work/work.module.css'

export interface AddPersonDialogProps {
  readonly client: string
  readonly opened: boolean
  onClose(): void
}

const blank = { name: '', title: '', phones: [] as unknown, mails: [] as unknown, primary: false }

/** Somebody new at this client: the name in one field, as one hears it. */
export function AddPersonDialog({ client, opened, onClose }: AddPersonDialogProps) {
  const words = useWords()
  const { person: said } = words.screens
  const id = useId()
  const entities = { person: useEntity('person'), position: useEntity('position') }
  const own = useOwnFields('person')
  const [typed, setTyped] = useState(blank)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const part = useHeld<HTMLDivElement>(busy)
  const change = (part: Partial<typeof blank>) => {
    setTyped((now) => ({ ...now, ...part }))
    setFaults({})
  }
  const save = async () => {
    const more = own.read()
    if (typed.name.trim() === '') return setFaults({ name: said.needsName })
    if (busy || more === undefined) return
    setBusy(true)
    try {
      const answer = await send<PersonAtClient>(
        'POST',
        `/api/clients/${client}/people`,
        requestOf(typed, more),
      )
      queries.setQueryData<CardAnswer>(
        keys.card(client),
        (card) => card && { ...card, people: [...card.people, answer] },
      )
      nowKept('position', answer.position)
      notify(say(said.saved, { name: answer.person.name ?? typed.name }))
      setTyped(blank)
      own.clear()
      onClose()
    } catch (error) {
      const problems = error instanceof ProblemError ? (error.problem.problems ?? []) : []
      setFaults(Object.fromEntries(problems.map(({ at, sentence }) => [fieldOf(at), sentence])))
      if (problems.length === 0) notifyWrong(sayError(words, error))
    } finally {
      setBusy(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const saves =
      (event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key.toLowerCase() === 's')
    if (!saves || event.defaultPrevented) return
    event.preventDefault()
    void save()
  }
  const row = (entity: 'person' | 'position', field: 'title' | 'phones' | 'mails'): InputProps => ({
    id: `${id}-${field}`,
    entity,
    name: field,
    field: entities[entity].fields[field]!,
    raw: typed[field],
    record: typed,
    fault: faults[field] === undefined ? undefined : { sentence: faults[field], code: '' },
    onChange: (raw) => change({ [field]: raw }),
    onLeave: () => {},
  })
  return (
    <Modal opened={opened} onClose={onClose} title={said.title} size={640}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the fields inside */}
      <div ref={part} onKeyDown={onKeyDown}>
        <div className={styles.row}>
          <label htmlFor={`${id}-name`} className={styles.label}>
            <span className={styles.labelText} data-required>
              {said.name}
            </span>
          </label>
          <div className={styles.control}>
            <TextInput
              id={`${id}-name`}
              data-autofocus
              autoComplete="off"
              value={typed.name}
              error={faults.name !== undefined}
              aria-describedby={faults.name === undefined ? undefined : faultId(`${id}-name`)}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            {faults.name && (
              <p id={faultId(`${id}-name`)} className={styles.fault} role="alert">
                {faults.name}
              </p>
            )}
          </div>
        </div>
        <FieldRow {...row('position', 'title')} />
        <FieldRow {...row('person', 'phones')} />
        <FieldRow {...row('person', 'mails')} />
        {own.rows}
        <div className={work.rows}>
          <Checkbox
            label={said.primary}
            checked={typed.primary}
            onChange={(event) => change({ primary: event.currentTarget.checked })}
          />
        </div>
        <Group justify="flex-end">
          <Button
            variant="filled"
            disabled={busy}
            rightSection={<Kbd of="Mod+Enter" />}
            onClick={() => void save()}
          >
            {said.save}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

function requestOf(
  { name, title, phones, mails, primary }: typeof blank,
  own: Readonly<Record<string, unknown>>,
) {
  const { firstName, lastName, rest } = splitPersonName(name)
  return {
    person: {
      ...(lastName === '' ? { lastName: firstName } : { ...(firstName && { firstName }), lastName }),
      phones,
      mails,
      ...own,
    },
    position: { ...((title || rest) && { title: title || rest }), primary },
  }
}

/** "person.phones.0" is said at the telephones. */
const fieldOf = (at: string): string => {
  const [first = '', second] = at.split('.')
  const field = first === 'person' || first === 'position' ? (second ?? '') : first
  return field === 'lastName' || field === 'firstName' ? 'name' : field
}
