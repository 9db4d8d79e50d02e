/** The line on the client's card in which a talk is noted: one key and one types. */
import { type RefObject, useRef, useState } from 'react'
import type { Beside } from '../fields/field.ts'
import { NoteFields } from './NoteFields.tsx'
import { useNote } from './useNote.ts'
import styles from './work.module.css'

interface QuickNoteProps {
  readonly client: string
  readonly text: RefObject<HTMLTextAreaElement | null>
  /** Saved, or left for now: the focus goes back to the card. */
  onDone(): void
}

export function QuickNote({ client, text, onDone }: QuickNoteProps) {
  const noting = useNote(client)
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const leave = () => {
    setOpen(false)
    // Whoever is at the next call already keeps the focus where they are.
    const { activeElement } = document
    if (activeElement === document.body || box.current?.contains(activeElement)) onDone()
  }
  const save = async (beside?: Beside) => {
    if (await noting.save(client, beside)) leave()
    else text.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only sees where the focus goes
    <div
      ref={box}
      className={styles.quick}
      data-open={open || undefined}
      onFocus={() => setOpen(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget) && !noting.isBegun)
          setOpen(false)
      }}
    >
      <NoteFields
        noting={noting}
        client={client}
        text={text}
        folded={!open && !noting.isBegun}
        onSave={(beside) => void save(beside)}
        onEscape={leave}
      />
    </div>
  )
}
