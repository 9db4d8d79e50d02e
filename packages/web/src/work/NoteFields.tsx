/** The fields of a talk in the order of a call: what was said, what is next, till when, who; then the rest. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { IconCornerDownRight } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { BareField } from '../fields/BareField.tsx'
import type { Beside } from '../fields/field.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useHeld } from '../ui/useHeld.ts'
import { useWords } from '../words/useWords.tsx'
import { KindRadios } from './KindRadios.tsx'
import { AttachToNote, FilesOfNote } from './NoteFiles.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { PurposeOfNote } from './PurposeOfNote.tsx'
import type { Noting } from './useNote.ts'
import styles from './work.module.css'

interface NoteFieldsProps {
  readonly noting: Noting
  readonly client: string | null
  readonly text: RefObject<HTMLTextAreaElement | null>
  /** Only the line to begin in; the rest unfolds when one does. */
  readonly folded?: boolean
  readonly before?: ReactNode
  onSave(beside?: Beside): void
  onEscape?(): void
}

export function NoteFields({
  noting,
  client,
  text,
  folded = false,
  before,
  onSave,
  onEscape,
}: NoteFieldsProps) {
  const { note: said } = useWords().screens
  const { note, faults, own, set, busy } = noting
  const part = useHeld<HTMLDivElement>(busy)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if ((event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key.toLowerCase() === 's'))
      onSave()
    else if (event.key === 'Escape' && onEscape) onEscape()
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the fields inside
    <div ref={part} className={styles.note} onKeyDown={onKeyDown}>
      {before}
      <Textarea
        ref={text}
        data-autofocus={client !== null || undefined}
        aria-label={said.text}
        placeholder={folded ? said.placeholder : said.textLike}
        autosize
        minRows={folded ? 1 : 3}
        maxRows={14}
        value={note.text}
        error={faults.text?.sentence}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {!folded && (
        <>
          <div className={styles.step}>
            <TextInput
              aria-label={said.nextStep}
              placeholder={said.nextStepLike}
              leftSection={<IconCornerDownRight size={16} />}
              value={note.what}
              maxLength={250}
              error={faults.what?.sentence}
              onChange={(event) => set({ what: event.currentTarget.value })}
            />
            <BareField
              entity="task"
              name="due"
              label={said.due}
              placeholder={said.dueLike}
              raw={note.due}
              fault={faults.due}
              onChange={(due) => set({ due: String(due ?? '') })}
            />
            <BareField
              entity="task"
              name="owner"
              label={said.who}
              placeholder={said.who}
              raw={note.owner}
              fault={faults.owner}
              onChange={(owner) => set({ owner: String(owner ?? '') })}
              onSaveWith={onSave}
            />
          </div>
          {own}
          <FilesOfNote noting={noting} />
          <div className={styles.foot}>
            <KindRadios value={note.kind} onChange={(kind) => set({ kind })} />
            <PersonPicker client={client} value={note.person} onChange={(person) => set({ person })} />
            <BareField
              entity="talk"
              name="result"
              label={said.result}
              placeholder={said.result}
              raw={note.result}
              onChange={(result) => set({ result: result === null ? null : String(result) })}
            />
            <PurposeOfNote noting={noting} />
          </div>
          <div className={styles.deeds}>
            <AttachToNote client={client} noting={noting} />
            <Button
              variant="filled"
              className={styles.save}
              disabled={busy}
              rightSection={<Kbd of="Mod+Enter" />}
              onClick={() => onSave()}
            >
              {said.save}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
