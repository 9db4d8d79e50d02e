import { sayCount } from '@kartoteka/model'
import { Link, useSearch } from '@tanstack/react-router'
import { sayError } from '../data/api.ts'
import { useDialogs } from '../frame/dialogs.tsx'
import { useLive } from '../live/live.ts'
import { useToday } from '../session/session.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useArrows } from '../ui/useArrows.ts'
import { useKey } from '../ui/useKey.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { Group } from './Group.tsx'
import { longDay } from './longDay.ts'
import { NothingToDo } from './NothingToDo.tsx'
import { groups, whoseIn } from './query.ts'
import styles from './TodayPage.module.css'
import { useTasks } from './useTasks.ts'

/** The first screen: what is late, what is due, what is coming; for me or for the team. */
export function TodayPage() {
  const words = useWords()
  const { frame } = words
  const language = useLanguage()
  const today = useToday()
  const whose = whoseIn(useSearch({ strict: false }))
  useLive(['task:*'])
  const { tasks, error, complete } = useTasks(whose)
  const { addTask } = useDialogs()
  const list = useArrows<HTMLDivElement>()
  useKey('Insert', () => addTask(), { says: frame.addTask })
  useKey('x', () => pressChosen(list.current), { says: words.actions.task.complete })

  const count = tasks === undefined ? undefined : tasks.late.length + tasks.due.length
  const more = tasks?.more.late || tasks?.more.due
  const due = count === undefined ? '' : `${sayCount(language, frame.dueNow, count)}${more ? ' +' : ''}`
  const empty = tasks !== undefined && groups.every((group) => tasks[group].length === 0)
  return (
    <Page
      title={frame.today}
      hint={
        <>
          {longDay(language, today)}
          {count !== undefined && count > 0 && ` · ${due}`}
        </>
      }
      actions={<WhoseSwitch />}
      narrow
    >
      {error !== null && tasks === undefined && <p role="alert">{sayError(words, error)}</p>}
      {tasks === undefined && error === null && <SkeletonRows count={8} height={40} />}
      {empty && <NothingToDo whose={whose} addTask={() => addTask()} />}
      {tasks !== undefined && !empty && (
        <div ref={list} className={styles.groups}>
          {groups.map((group) => (
            <Group
              key={group}
              group={group}
              tasks={tasks[group]}
              more={tasks.more[group]}
              titles={tasks.titles}
              whose={whose}
              complete={complete}
            />
          ))}
        </div>
      )}
    </Page>
  )
}

function WhoseSwitch() {
  const { frame } = useWords()
  return (
    <nav className={styles.whose} aria-label={frame.whoseTasks}>
      {(['me', 'team'] as const).map((each) => (
        <Link
          key={each}
          to="/"
          search={(each === 'team' ? { for: each } : {}) as never}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {each === 'me' ? frame.forMe : frame.forTeam}
        </Link>
      ))}
    </nav>
  )
}

/** The task that has the focus, or lies under it. */
function pressChosen(list: HTMLElement | null): void {
  const row = document.activeElement?.closest('[data-arrow-row]')
  if (row && list?.contains(row)) row.querySelector<HTMLButtonElement>('[data-complete]')?.click()
}
