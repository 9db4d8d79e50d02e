import { type Action, completeTask, obstacleTo, reopenTask, say, type Task } from '@kartoteka/model'
import { ActionIcon } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { sayError } from '../data/api.ts'
import { act } from '../records/deeds.ts'
import { type Kept, may } from '../records/rights.ts'
import { useMoment } from '../records/useMoment.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './work.module.css'

/** The ring before a task: pressed, it is done; pressed again, it is open. */
export function TaskCheck({ record, tabIndex = -1 }: { record: Kept; tabIndex?: number }) {
  const words = useWords()
  const moment = useMoment()
  const [busy, setBusy] = useState(false)
  const task = record as unknown as Task
  const done = task.status === 'done'
  const action = (done ? reopenTask : completeTask) as unknown as Action
  if (obstacleTo(action, record as never, moment) !== undefined) return null
  const { complete, reopen, completed, reopened } = words.screens.task
  const press = async () => {
    setBusy(true)
    try {
      await act(action, record, say(done ? reopened : completed, { name: task.what }))
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
    setBusy(false)
  }
  return (
    <ActionIcon
      size="sm"
      className={styles.check}
      tabIndex={tabIndex}
      data-done={done || undefined}
      disabled={busy || !may(moment.user, action.name, action.entity, record)}
      aria-label={say(done ? reopen : complete, { name: task.what })}
      onClick={() => void press()}
    >
      {done ? <IconCircleCheckFilled size={18} /> : <IconCircle size={18} />}
    </ActionIcon>
  )
}
