/** One thing that hangs on a client, new or kept: the fields of its definition, over the card. */
import { blank, type EntityName, type Linked, say } from '@kartoteka/model'
import { Button, Group, Modal } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ConflictDialog } from '../records/ConflictDialog.tsx'
import { FormGroups } from '../records/FormGroups.tsx'
import { LeaveQuestion } from '../records/LeaveQuestion.tsx'
import { NotSaved } from '../records/NotSaved.tsx'
import type { Kept } from '../records/rights.ts'
import { useEntity } from '../records/useEntity.ts'
import { useRecordForm } from '../records/useRecordForm.ts'
import { useSaving } from '../records/useSaving.ts'
import { useStartingMoment } from '../records/useStartingMoment.ts'
import { useReader } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { notify } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

export interface PartDialogProps {
  readonly name: EntityName
  readonly client: string | null
  /** What a new one is about besides. */
  readonly about?: Linked | undefined
  /** What is changed; a new one is made without it. */
  readonly kept?: Kept | undefined
  readonly title: string
  onClose(): void
}

export function PartDialog({ name, client, about, kept, title, onClose }: PartDialogProps) {
  const { form: said, list } = useWords().screens
  const moment = useStartingMoment()
  const { hidden } = useReader()
  const entity = useEntity(name)
  // What the form began with: a colleague's save in the meantime must not move it under the hands.
  const [base] = useState(
    () => kept ?? { ...blank(entity), ...entity.start(moment), client, ...(about && { about }) },
  )
  const [asked, setAsked] = useState(false)
  const form = useRecordForm(entity, base, base)
  const shown = Object.values(entity.form)
    .flat()
    .filter((field) => !hidden[name]?.includes(field))
  const saving = useSaving({
    name,
    entity,
    form,
    fields: kept ? shown : ['client', ...shown],
    base,
    kept,
    version: kept?.version,
    onSaved: () => {
      notify(said.saved)
      // Another dialog may stand there by then, and is not closed.
      if (isOpen.current) onClose()
    },
  })
  const isOpen = useRef(true)
  useEffect(
    () => () => {
      isOpen.current = false
    },
    [],
  )
  const leave = () => (Object.keys(form.typed).length > 0 ? setAsked(true) : onClose())
  const onKeyDown = (event: KeyboardEvent) => {
    const saves =
      (event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key.toLowerCase() === 's')
    if (!saves || event.defaultPrevented) return
    event.preventDefault()
    void saving.save()
  }
  return (
    <Modal opened onClose={leave} title={title} size={Object.keys(entity.form).length > 1 ? 1160 : 800}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void saving.save()
        }}
        onKeyDown={onKeyDown}
      >
        <FormGroups
          name={name}
          entity={entity}
          form={form}
          kept={kept}
          busy={saving.busy}
          onSaveWith={(beside) => void saving.save(beside)}
        />
        {form.faults[''] && <p role="alert">{form.faults[''].sentence}</p>}
        <NotSaved name={name} saving={saving} typed={form.typed} />
        <Group justify="flex-end">
          <Button variant="subtle" onClick={leave} rightSection={<Kbd of="Escape" />}>
            {said.cancel}
          </Button>
          <Button
            type="submit"
            variant="filled"
            disabled={saving.busy}
            aria-label={kept ? said.save : say(said.newOf, { name: title })}
            rightSection={<Kbd of="Mod+Enter" />}
          >
            {saving.busy ? said.saving : kept ? said.save : list.add}
          </Button>
        </Group>
      </form>
      {saving.conflict && (
        <ConflictDialog
          name={name}
          conflict={saving.conflict}
          onChoose={saving.resolve}
          onBack={saving.settle}
        />
      )}
      {/* Not there before it is asked: it would take the Escape that asks for its own. */}
      {asked && <LeaveQuestion asked onStay={() => setAsked(false)} onLeave={onClose} />}
    </Modal>
  )
}
