import type { Task } from '@kartoteka/model'
import { LabelWords } from '../fields/ColouredWord.tsx'
import { RecordLink } from '../fields/RecordLink.tsx'
import type { Kept } from '../records/rights.ts'
import { useSession } from '../session/session.tsx'
import { DueOf } from '../work/DueOf.tsx'
import { TaskCheck } from '../work/TaskCheck.tsx'
import { AboutSign } from './aboutCounts.tsx'
import styles from './card.module.css'

/** A task in a line: its ring, what, until when, who. */
export function TaskLine({ task }: { task: Task }) {
  const { users } = useSession()
  const who = users.find(({ id }) => id === task.owner)
  return (
    <div className={styles.task} data-done={task.status === 'done' || undefined}>
      <TaskCheck record={task as unknown as Kept} tabIndex={0} />
      <div className={styles.taskTold}>
        <RecordLink entity="task" id={task.id} className={styles.taskLink}>
          {task.what}
        </RecordLink>
        <span className={styles.taskFacts}>
          <DueOf record={task} />
          <span>{who?.name}</span>
          <LabelWords ids={task.labels} />
          <AboutSign entity="task" id={task.id} />
        </span>
      </div>
    </div>
  )
}
