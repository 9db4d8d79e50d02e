import { afterEach, expect, test } from 'vitest'
import { closeToast, notify, notifyUndo, toastsNow } from './toasts.ts'

afterEach(() => {
  for (const { id } of toastsNow()) closeToast(id)
})

test('what is said again stands once', () => {
  notify('Zapisano.')
  notify('Zapisano.')
  expect(toastsNow().map(({ text }) => text)).toEqual(['Zapisano.'])
})

test('two deeds that are called the same have both their way back', () => {
  const undone: string[] = []
  notifyUndo('Zrobione: Zadzwonić', () => undone.push('first'))
  notifyUndo('Zrobione: Zadzwonić', () => undone.push('second'))
  for (const { undo } of toastsNow()) undo?.()
  expect(undone).toEqual(['first', 'second'])
})
