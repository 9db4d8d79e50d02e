import { type Task, timeliness } from '@kartoteka/model'
import { IconAlertCircle } from '@tabler/icons-react'
import { dayText, nearDayText } from '../fields/dates.ts'
import type { Kept } from '../records/rights.ts'
import { useToday } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './work.module.css'

/** When a task is due, and whether that is past: by colour and by sign. */
export function DueOf({ record }: { record: Kept | Task }) {
  const { screens } = useWords()
  const language = useLanguage()
  const today = useToday()
  const task = record as unknown as Task
  const state = timeliness(task, today)
  if (task.due === null) return <span className={styles.faint}>{screens.card.noDue}</span>
  return (
    <time dateTime={task.due} className={styles.due} data-state={state} title={dayText(language, task.due)}>
      {state === 'late' && <IconAlertCircle size={14} aria-label={screens.card.overdue} />}
      {nearDayText(screens.near, language, task.due, today)}
    </time>
  )
}
