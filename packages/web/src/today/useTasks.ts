import type { Task, TodayAnswer } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { sayError, send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { useToday } from '../session/session.tsx'
import { notifyUndo, notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { todayQuery, type Whose } from './query.ts'
import { without, withTask } from './without.ts'

/** The tasks of Today, and how one is done: at once on the screen, and taken back if the server refuses. */
export function useTasks(whose: Whose) {
  const words = useWords()
  const { data: tasks, error } = useQuery(todayQuery(whose))
  const key = keys.today(whose)
  const today = useToday()
  const day = useRef(today)
  // At midnight what was coming is due, and what was due is late, though nobody has touched it.
  useEffect(() => {
    if (day.current === today) return
    day.current = today
    void queries.invalidateQueries({ queryKey: ['today'] })
  }, [today])

  async function complete(task: Task): Promise<void> {
    await queries.cancelQueries({ queryKey: key })
    const before = queries.getQueryData<TodayAnswer>(key)
    queries.setQueryData<TodayAnswer>(key, (answer) => answer && without(answer, task.id))
    try {
      await send('POST', `/api/tasks/${task.id}/complete`)
      notifyUndo(words.frame.taskDone.replace('{what}', task.what), () => reopen(task, before))
    } catch (failure) {
      queries.setQueryData<TodayAnswer>(
        key,
        (answer) => answer && before && withTask(answer, before, task.id),
      )
      notifyWrong(sayError(words, failure))
    }
  }

  async function reopen(task: Task, before: TodayAnswer | undefined): Promise<void> {
    await send('POST', `/api/tasks/${task.id}/reopen`)
    queries.setQueryData<TodayAnswer>(key, (answer) => answer && before && withTask(answer, before, task.id))
    await queries.invalidateQueries({ queryKey: ['today'] })
  }

  return { tasks, error, complete }
}
