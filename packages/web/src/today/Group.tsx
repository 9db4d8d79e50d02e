import type { Task, Titles } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { useWords } from '../words/useWords.tsx'
import type { GroupName, Whose } from './query.ts'
import { TaskRow } from './TaskRow.tsx'
import styles from './TodayPage.module.css'

interface GroupProps {
  readonly group: GroupName
  readonly tasks: readonly Task[]
  readonly more: boolean
  readonly titles: Titles
  readonly whose: Whose
  complete(task: Task): Promise<void>
}

/** Tasks that are alike in time. */
export function Group({ group, tasks, more, titles, whose, complete }: GroupProps) {
  const { frame } = useWords()
  if (tasks.length === 0) return null
  return (
    <section aria-labelledby={`today-${group}`} className={styles.group} data-group={group}>
      <h2 id={`today-${group}`} className={styles.heading}>
        {frame.groups[group]} <span className={styles.count}>{tasks.length + (more ? '+' : '')}</span>
      </h2>
      <ul className={styles.list}>
        {tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            late={group === 'late'}
            client={task.client === null ? undefined : titles[task.client]}
            person={task.person === null ? undefined : titles[task.person]}
            withOwner={whose === 'team'}
            dated={group !== 'due' && group !== 'undated'}
            complete={complete}
          />
        ))}
      </ul>
      {more && (
        <Link
          to="/tasks"
          search={{ status: 'open', ...(whose === 'me' && { owner: 'me' }) } as never}
          className={styles.all}
        >
          {frame.allTasks}
        </Link>
      )}
    </section>
  )
}
