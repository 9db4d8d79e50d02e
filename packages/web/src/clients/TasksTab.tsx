import type { CardAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { listAddress } from '../frame/addresses.ts'
import { useDialogs } from '../frame/dialogs.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './card.module.css'
import { TaskLine } from './TaskLine.tsx'

/** What is promised, and what was kept of it. */
export function TasksTab({ card }: { card: CardAnswer }) {
  const { card: said, list } = useWords().screens
  const dialogs = useDialogs()
  const { id } = card.client
  return (
    <div className={styles.alone}>
      <div className={styles.bar}>
        <Button leftSection={<IconPlus size={16} />} onClick={() => dialogs.addTask(id)}>
          {list.addTask}
        </Button>
        <Link to={listAddress('task')} search={{ client: id } as never}>
          {said.allTasks}
        </Link>
      </div>
      {card.tasks.length === 0 && <Empty title={said.noTasks} hint={said.noTasksHint} />}
      {card.tasks.map((task) => (
        <TaskLine key={task.id} task={task} />
      ))}
      {card.doneTasks.length > 0 && (
        <>
          <h2 className={styles.blockTitle}>{said.showDone}</h2>
          {card.doneTasks.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </>
      )}
    </div>
  )
}
