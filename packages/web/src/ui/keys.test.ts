import { expect, test } from 'vitest'
import { keyName, mayAct, type Place } from './keys.ts'

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

const page: Place = { writing: false, control: false, dialog: false, lettersOn: true }

test('keys have names', () => {
  expect(press('n')).toBe('n')
  expect(press('N', { shiftKey: true })).toBe('n')
  expect(press('?', { shiftKey: true })).toBe('?')
  expect(press('k', { ctrlKey: true })).toBe('Mod+k')
  expect(press('k', { metaKey: true })).toBe('Mod+k')
  expect(press('Enter', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Enter')
  expect(press(' ')).toBe('Space')
  expect(press('1', { altKey: true })).toBe('Alt+1')
})

test('a letter is a letter while somebody writes, or where letters are switched off', () => {
  expect(mayAct('n', page)).toBe(true)
  expect(mayAct('n', { ...page, writing: true })).toBe(false)
  expect(mayAct('/', { ...page, writing: true })).toBe(false)
  expect(mayAct('n', { ...page, lettersOn: false })).toBe(false)
  expect(mayAct('F4', { ...page, lettersOn: false, writing: true })).toBe(true)
})

test('what is typed is undone by the field, not by the last message', () => {
  expect(mayAct('Mod+z', page)).toBe(true)
  expect(mayAct('Mod+z', { ...page, writing: true })).toBe(false)
  expect(mayAct('Mod+s', { ...page, writing: true })).toBe(true)
})

test('below a dialog only Ctrl keys act, and those of the dialog come first', () => {
  expect(mayAct('n', { ...page, dialog: true })).toBe(false)
  expect(mayAct('Escape', { ...page, dialog: true })).toBe(false)
  expect(mayAct('Mod+s', { ...page, dialog: true })).toBe(true)
})

test('a button keeps Space and Enter, a menu its arrows', () => {
  const button = { ...page, control: true }
  expect(mayAct('Space', button)).toBe(false)
  expect(mayAct('Enter', button)).toBe(false)
  expect(mayAct('ArrowDown', button)).toBe(false)
  expect(mayAct('x', button)).toBe(true)
})
