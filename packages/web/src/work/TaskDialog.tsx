import { type CardAnswer, isDay, isEmpty, mayCarry, say, type Task } from '@kartoteka/model'
import { Button, Group, Modal, TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { sayError, send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { nearDayText } from '../fields/dates.ts'
import { FieldRow } from '../fields/FieldRow.tsx'
import { type Beside, faultId, type InputProps } from '../fields/field.ts'
import styles from '../fields/fields.module.css'
import { type Faults, faultsIn, isSaidAt } from '../fields/read.ts'
import { readDay } from '../fields/readDay.ts'
import { useTitle } from '../fields/titles.tsx'
import { nowKept } from '../records/deeds.ts'
import { LeaveQuestion } from '../records/LeaveQuestion.tsx'
import { useEntity } from '../records/useEntity.ts'
import { useOwnFields } from '../records/useOwnFields.tsx'
import { useSession, useToday } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useHeld } from '../ui/useHeld.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import work from './work.module.css'

interface TaskDialogProps {
  readonly clientId?: string | undefined
  readonly opened: boolean
  onClose(): void
}

type Typed = Readonly<Record<'what' | 'due' | 'owner' | 'client' | 'person' | 'labels' | 'details', unknown>>

/** Something to do, for a client or for nobody in particular. */
export function TaskDialog({ clientId, opened, onClose }: TaskDialogProps) {
  const words = useWords()
  const { task: said, note, near } = words.screens
  const language = useLanguage()
  const today = useToday()
  const { user, reader, labels } = useSession()
  const name = useTitle('client', clientId ?? null)
  const id = useId()
  const entity = useEntity('task')
  const own = useOwnFields('task')
  const [typed, setTyped] = useState<Typed>({
    what: '',
    due: '',
    owner: user.id,
    client: clientId ?? null,
    person: null,
    labels: [],
    details: '',
  })
  const closed = [...(reader.hidden.task ?? []), ...(reader.locked.task ?? [])]
  const asksLabels = !closed.includes('labels') && labels.some((each) => mayCarry(each, entity))
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState(false)
  const part = useHeld<HTMLDivElement>(busy)
  const change = (part: Partial<Typed>) => {
    setTyped((now) => ({ ...now, ...part }))
    setFaults({})
  }
  const save = async (beside?: Beside) => {
    const { due: written, ...rest } = typed
    const due =
      written === '' || written === null ? null : isDay(written) ? written : readDay(String(written), today)
    const found = {
      ...(String(typed.what).trim() === '' && { what: { sentence: note.needsWhat, code: 'required' } }),
      ...(due === undefined && { due: { sentence: note.badDay, code: 'notDay' } }),
    }
    const more = own.read()
    if (more === undefined || Object.keys(found).length > 0) return setFaults(found)
    if (busy) return
    setBusy(true)
    try {
      const filled = Object.entries({ ...rest, due, ...more }).filter(([, value]) => !isEmpty(value))
      const task = await send<Task>('POST', '/api/tasks', { ...Object.fromEntries(filled), ...beside })
      putOnCard(task)
      notify(
        task.due ? say(said.saved, { day: nearDayText(near, language, task.due, today) }) : said.savedUndated,
      )
      onClose()
    } catch (error) {
      const refused = faultsIn(error)
      const fixed = clientId === undefined ? [] : ['client']
      setFaults(refused)
      if (
        !isSaidAt(
          Object.keys(typed).filter((field) => !fixed.includes(field)),
          refused,
        )
      )
        notifyWrong(sayError(words, error))
    } finally {
      setBusy(false)
    }
  }
  const isBegun = [typed.what, typed.due, typed.details].some((each) => String(each ?? '').trim() !== '')
  const leave = () => (isBegun ? setAsked(true) : onClose())
  const onKeyDown = (event: KeyboardEvent) => {
    const saves =
      (event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key.toLowerCase() === 's')
    if (!saves || event.defaultPrevented) return
    event.preventDefault()
    void save()
  }
  const row = (field: keyof Typed): InputProps => ({
    id: `${id}-${field}`,
    entity: 'task',
    name: field,
    field: entity.fields[field]!,
    raw: typed[field],
    record: typed,
    fault: faults[field],
    onChange: (raw) => change({ [field]: raw }),
    onLeave: () => {},
    onSaveWith: (beside) => void save(beside),
  })
  return (
    <Modal
      opened={opened}
      onClose={leave}
      size={640}
      title={
        <>
          {said.title}
          {name !== undefined && <span className={work.about}>{name}</span>}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the fields inside */}
      <div ref={part} onKeyDown={onKeyDown}>
        <TextInput
          id={`${id}-what`}
          data-autofocus
          aria-label={said.what}
          placeholder={said.whatLike}
          maxLength={250}
          value={String(typed.what)}
          error={faults.what !== undefined}
          aria-describedby={faults.what === undefined ? undefined : faultId(`${id}-what`)}
          onChange={(event) => change({ what: event.currentTarget.value })}
        />
        {faults.what && (
          <p id={faultId(`${id}-what`)} className={styles.fault} role="alert">
            {faults.what.sentence}
          </p>
        )}
        <div className={work.rows}>
          <FieldRow {...row('due')} placeholder={note.dueLike} />
          <FieldRow {...row('owner')} />
          {clientId === undefined && <FieldRow {...row('client')} placeholder={note.clientLike} />}
          {typed.client !== null && <FieldRow {...row('person')} />}
          {asksLabels && <FieldRow {...row('labels')} />}
          <FieldRow {...row('details')} />
          {own.rows}
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
      {asked && (
        <LeaveQuestion
          asked
          onStay={() => setAsked(false)}
          onLeave={() => {
            setAsked(false)
            onClose()
          }}
        />
      )}
    </Modal>
  )
}

/** It stands on its client's card at once. */
function putOnCard(task: Task): void {
  nowKept('task', task)
  if (task.client === null) return
  queries.setQueryData<CardAnswer>(
    keys.card(task.client),
    (card) => card && { ...card, tasks: [...card.tasks, task] },
  )
}
