import { Button, Group, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { sayError } from '../data/api.ts'
import { useWords } from '../words/useWords.tsx'

interface ViewNameProps {
  readonly title: string
  readonly first: string
  onKeep(name: string): Promise<void>
  onClose(): void
}

/** Asks what a view shall be called. */
export function ViewName({ title, first, onKeep, onClose }: ViewNameProps) {
  const words = useWords()
  const { views: says } = words.lists
  const [name, setName] = useState(first)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await onKeep(name)
      onClose()
    } catch (error) {
      setWrong(sayError(words, error))
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={title} size="sm">
      <form onSubmit={(event) => void keep(event)}>
        <TextInput
          label={says.name}
          required
          data-autofocus
          maxLength={80}
          autoComplete="off"
          value={name}
          error={wrong}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="subtle" onClick={onClose}>
            {says.cancel}
          </Button>
          <Button type="submit" variant="filled" disabled={busy}>
            {says.keep}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
