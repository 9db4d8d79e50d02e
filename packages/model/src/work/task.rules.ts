import { action, type Day } from '../kit/index.ts'
import { Task } from './task.ts'

export const completeTask = action(Task, 'complete', {
  from: ['open'],
  to: 'done',
  change: (_task, _answers, { now, user }) => ({ doneAt: now, doneBy: user.id as never }),
})

export const reopenTask = action(Task, 'reopen', {
  from: ['done'],
  to: 'open',
  change: () => ({ doneAt: null, doneBy: null }),
})

/** Where a task stands on somebody's day. A task without a day is never late. */
export function timeliness(
  { due, status }: Pick<Task, 'due' | 'status'>,
  today: Day,
): 'done' | 'late' | 'today' | 'later' | 'undated' {
  if (status === 'done') return 'done'
  if (due === null) return 'undated'
  return due < today ? 'late' : due === today ? 'today' : 'later'
}
