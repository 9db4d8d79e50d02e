/** A newer content for an attachment, and what is new in it. */
import { Button, Group, Modal, TextInput } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useWords } from '../words/useWords.tsx'
import type { AttachmentRow } from './AttachmentsTab.tsx'
import { sendFiles } from './sending.ts'

export function NewVersion({ of, onClose }: { of: AttachmentRow; onClose: () => void }) {
  const { id, name } = of
  const { attachments: said, screens } = useWords()
  const [comment, setComment] = useState('')
  const input = useRef<HTMLInputElement>(null)
  return (
    <Modal opened onClose={onClose} title={name} size={480}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          input.current?.click()
        }}
      >
        <TextInput
          data-autofocus
          label={said.comment}
          maxLength={300}
          value={comment}
          onChange={({ currentTarget }) => setComment(currentTarget.value)}
        />
        <Group justify="flex-end" mt={16}>
          <Button variant="subtle" onClick={onClose}>
            {screens.form.cancel}
          </Button>
          <Button type="submit" variant="filled" leftSection={<IconUpload size={16} />}>
            {said.chooseFile}
          </Button>
        </Group>
        <input
          ref={input}
          hidden
          type="file"
          aria-label={said.chooseFile}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (!file) return
            sendFiles(of, [file], { attachment: id, comment: comment.trim() })
            onClose()
          }}
        />
      </form>
    </Modal>
  )
}
