import { expect, test } from 'vitest'
import { fileNameOf, isFileName } from './fileName.ts'

test.each([
  ['Umowa  ramowa.pdf', 'Umowa ramowa.pdf'],
  ['C:\\fakepath\\skan.jpg', 'skan.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['umowa\u202efdp.exe', 'umowafdp.exe'],
  ['a\u0000b\u0007.txt', 'ab.txt'],
  ['Z\u0307o\u0301ł.txt', 'Żół.txt'],
  ['x\ud800.txt', 'x.txt'],
  ['..', '_'],
  ['', '_'],
  [`${'ż'.repeat(300)}.docx`, `${'ż'.repeat(195)}.docx`],
  [`a${'😀'.repeat(150)}.docx`, `a${'😀'.repeat(97)}.docx`],
])('%j is kept as %j', (raw, kept) => {
  expect(fileNameOf(raw)).toBe(kept)
  expect(isFileName(kept)).toBe(true)
  expect(kept.isWellFormed()).toBe(true)
})

test.each(['a/b', 'a\\b', '.', '..', 'umowa\u202efdp.exe', '\u2066x'])('%j is no name of a file', (name) => {
  expect(isFileName(name)).toBe(false)
})
