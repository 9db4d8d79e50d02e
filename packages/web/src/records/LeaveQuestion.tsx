import { Button, Group, Modal } from '@mantine/core'
import { useLayoutEffect } from 'react'
import { useWords } from '../words/useWords.tsx'

interface LeaveQuestionProps {
  readonly asked: boolean
  onStay(): void
  onLeave(): void
}

/** The only question there is: whether what was typed may be lost. Whoever stays goes on typing where they were. */
export function LeaveQuestion({ asked, onStay, onLeave }: LeaveQuestionProps) {
  const { form } = useWords().screens
  useLayoutEffect(() => {
    if (!asked) return
    const typedIn = document.activeElement
    return () => {
      if (typedIn instanceof HTMLElement) goOnIn(typedIn)
    }
  }, [asked])
  return (
    <Modal
      opened={asked}
      onClose={onStay}
      title={form.leaveTitle}
      size="sm"
      centered
      withCloseButton={false}
      returnFocus={false}
    >
      <p style={{ marginTop: 0 }}>{form.leaveText}</p>
      <Group justify="flex-end">
        <Button variant="subtle" onClick={onLeave}>
          {form.leave}
        </Button>
        <Button variant="filled" data-autofocus onClick={onStay}>
          {form.stay}
        </Button>
      </Group>
    </Modal>
  )
}

/** The question takes the focus with it when it goes, some frames after it was answered. */
function goOnIn(place: HTMLElement, frames = 30): void {
  if (document.activeElement === document.body) place.focus()
  else if (frames > 0) requestAnimationFrame(() => goOnIn(place, frames - 1))
}
