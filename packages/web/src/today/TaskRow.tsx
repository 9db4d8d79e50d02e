import type { Task } from '@kartoteka/model'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, SyntheticEvent } from 'react'
import { LabelWords } from '../fields/ColouredWord.tsx'
import { nearDayText } from '../fields/dates.ts'
import { recordAddress } from '../frame/addresses.ts'
import { useSession, useToday } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './TaskRow.module.css'

interface TaskRowProps {
  readonly task: Task
  readonly late: boolean
  readonly client: string | undefined
  readonly person: string | undefined
  readonly withOwner: boolean
  readonly dated: boolean
  complete(task: Task): Promise<void>
}

/** A task: done by its button or by x, its client opened by Enter. */
export function TaskRow({ task, late, client, person, withOwner, dated, complete }: TaskRowProps) {
  const words = useWords()
  const { frame, actions } = words
  const language = useLanguage()
  const today = useToday()
  const { users } = useSession()
  const { what, details, due, owner } = task
  const doer = withOwner ? users.find(({ id }) => id === owner)?.name : undefined
  const about = [client, person].filter(Boolean)
  const finish = ({ currentTarget }: SyntheticEvent) => {
    const row = currentTarget.closest('[data-arrow-row]')
    if (row?.contains(document.activeElement)) neighbour(row)?.focus()
    void complete(task)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return
    event.preventDefault()
    finish(event)
  }
  return (
    <li className={styles.row} data-arrow-row data-alone={!withOwner || undefined}>
      <button
        type="button"
        className={styles.check}
        data-complete
        aria-label={`${actions.task.complete}: ${what}`}
        onClick={finish}
      >
        <IconCheck size={14} stroke={2.4} aria-hidden="true" />
      </button>
      <Link
        to={task.client === null ? recordAddress('task', task.id) : recordAddress('client', task.client)}
        className={styles.link}
        onKeyDown={onKeyDown}
        data-arrow
      >
        <span className={styles.what}>
          {what} <LabelWords ids={task.labels} />
        </span>
        {about.length > 0 && <span className={styles.about}>{about.join(' · ')}</span>}
        {details !== null && <span className={styles.details}>{details}</span>}
      </Link>
      {doer !== undefined && <span className={styles.doer}>{doer}</span>}
      {dated && due !== null && (
        <time className={styles.due} dateTime={due} data-late={late || undefined}>
          {nearDayText(frame, language, due, today)}
        </time>
      )}
    </li>
  )
}

/** The link of the next task, or of the one before if it was the last. */
function neighbour(row: Element): HTMLElement | undefined {
  const links = [...document.querySelectorAll<HTMLElement>('[data-arrow]')]
  const place = links.findIndex((link) => row.contains(link))
  return links[place + 1] ?? links[place - 1]
}
