import { expect, test } from 'vitest'
import { oneLine } from './oneLine.ts'

test('a text is cut at the end of a word, on one line, and a short one stays as it is', () => {
  expect(oneLine('Oddzwonić\n do Żytki ')).toBe('Oddzwonić do Żytki')
  expect(oneLine('Ждём оплаты до пятницы, потом отправим', 24)).toBe('Ждём оплаты до пятницы…')
  expect(oneLine('Ждём оплаты до пятницы, потом отправим', 25)).toBe('Ждём оплаты до пятницы…')
})

test('a word longer than the line is cut within, and never within a letter', () => {
  expect(oneLine('a'.repeat(30), 10)).toBe('aaaaaaaaa…')
  expect(oneLine(`${'a'.repeat(8)}😀${'a'.repeat(9)}`, 10)).toBe('aaaaaaaa…')
})
