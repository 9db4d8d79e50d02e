import type { Task } from '@kartoteka/model'
import { RecordLink } from '../fields/RecordLink.tsx'
import type { Kept } from '../records/rights.ts'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { DueOf } from '../work/DueOf.tsx'
import { TaskCheck } from '../work/TaskCheck.tsx'
import styles from './card.module.css'

/** A task in a line: its ring, what, until when, who. */
export function TaskLine({ task, isNext = false }: { task: Task; isNext?: boolean }) {
  const { card } = useWords().screens
  const { users, user } = useSession()
  const who = users.find(({ id }) => id === task.owner)
  return (
    <div className={styles.task} data-done={task.status === 'done' || undefined}>
      <TaskCheck record={task as unknown as Kept} tabIndex={0} />
      <span className={styles.what}>
        {isNext && <span className={styles.nextWord}>{card.nextStep}: </span>}
        <RecordLink entity="task" id={task.id} className={styles.taskLink}>
          {task.what}
        </RecordLink>
      </span>
      <span className={styles.taskFacts}>
        <DueOf record={task} />
        {who && who.id !== user.id && <span>{who.name}</span>}
      </span>
    </div>
  )
}
