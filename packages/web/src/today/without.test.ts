import type { Task, TodayAnswer } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { without, withTask } from './without.ts'

const task = (id: string) => ({ id }) as unknown as Task
const day = {
  late: [task('a'), task('b'), task('c')],
  due: [task('d')],
  coming: [],
  undated: [],
} as unknown as TodayAnswer

test('a task that is done goes, and comes back to its place', () => {
  const done = without(day, 'b')
  expect(done.late).toEqual([task('a'), task('c')])
  expect(done.due).toEqual([task('d')])
  expect(withTask(done, day, 'b').late).toEqual(day.late)
})
