import { expect, test } from 'vitest'
import { marked } from './marked.ts'

const found = (text: string, typed: string) =>
  marked(text, typed)
    .map(([piece, is]) => (is ? `[${piece}]` : piece))
    .join('')

test('the beginnings of words are marked as they are written', () => {
  expect(found('Gęś & Jaźń S.A.', 'jaz')).toBe('Gęś & [Jaź]ń S.A.')
  expect(found('Łódzkie Zakłady', 'lodz zak')).toBe('[Łódz]kie [Zak]łady')
  expect(found('Иванов и сыновья', 'ива')).toBe('[Ива]нов и сыновья')
  expect(found('Straßenbau', 'strass')).toBe('[Straß]enbau')
})

test('nothing asked, nothing marked; inside a word neither', () => {
  expect(found('Kowalski', '')).toBe('Kowalski')
  expect(found('Nowakowski', 'kow')).toBe('Nowakowski')
})
