import { Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { BareField } from '../fields/BareField.tsx'
import type { Beside } from '../fields/field.ts'
import { useTitle } from '../fields/titles.tsx'
import { useWords } from '../words/useWords.tsx'
import { NoteFields } from './NoteFields.tsx'
import { useNote } from './useNote.ts'
import styles from './work.module.css'

interface NoteDialogProps {
  readonly clientId?: string | undefined
  readonly opened: boolean
  onClose(): void
}

/** A talk noted from anywhere; without a client at hand, the client is asked for first. */
export function NoteDialog({ clientId, opened, onClose }: NoteDialogProps) {
  const { note: said } = useWords().screens
  const [chosen, setChosen] = useState<string | null>(null)
  const client = clientId ?? chosen
  const noting = useNote(clientId)
  const text = useRef<HTMLTextAreaElement>(null)
  const name = useTitle('client', clientId ?? null)
  useEffect(() => {
    if (opened && client !== null) requestAnimationFrame(() => text.current?.focus())
  }, [opened, client])
  const save = async (beside?: Beside) => {
    if (await noting.save(client, beside)) onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={800}
      title={
        <>
          {said.title}
          {name !== undefined && <span className={styles.about}>{name}</span>}
        </>
      }
    >
      <NoteFields
        noting={noting}
        client={client}
        text={text}
        onSave={(beside) => void save(beside)}
        before={
          clientId === undefined && (
            <BareField
              entity="talk"
              name="client"
              label={said.client}
              placeholder={said.clientLike}
              raw={chosen}
              fault={noting.faults.client}
              first
              onChange={(id) => setChosen(id === null ? null : String(id))}
            />
          )
        }
      />
    </Modal>
  )
}
