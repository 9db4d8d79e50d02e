import { Button, Group, Modal } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'

interface LeaveQuestionProps {
  readonly asked: boolean
  onStay(): void
  onLeave(): void
}

/** The only question there is: whether what was typed may be lost. */
export function LeaveQuestion({ asked, onStay, onLeave }: LeaveQuestionProps) {
  const { form } = useWords().screens
  return (
    <Modal opened={asked} onClose={onStay} title={form.leaveTitle} size="sm" centered withCloseButton={false}>
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
