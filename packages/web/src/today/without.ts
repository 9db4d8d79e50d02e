import type { Task, TodayAnswer } from '@kartoteka/model'

type Tasks = Pick<TodayAnswer, 'late' | 'due' | 'coming' | 'undated'>

const each = (
  answer: TodayAnswer,
  change: (tasks: readonly Task[], group: keyof Tasks) => readonly Task[],
) => ({
  ...answer,
  late: change(answer.late, 'late'),
  due: change(answer.due, 'due'),
  coming: change(answer.coming, 'coming'),
  undated: change(answer.undated, 'undated'),
})

/** The day without a task that has just been done. */
export const without = (answer: TodayAnswer, id: string): TodayAnswer =>
  each(answer, (tasks) => tasks.filter((task) => task.id !== id))

/** The day with a task put back at the place where it was. */
export const withTask = (answer: TodayAnswer, before: TodayAnswer, id: string): TodayAnswer =>
  each(without(answer, id), (tasks, group) => {
    const place = before[group].findIndex((task) => task.id === id)
    const task = before[group][place]
    return task === undefined ? tasks : tasks.toSpliced(place, 0, task)
  })
