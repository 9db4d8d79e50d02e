import { expect, test } from 'vitest'
import { type Block, isRefusal, kinds, linkOf, plainOf } from './index.ts'

const parse = (raw: unknown) => kinds.richText.parse(raw, { privacy: 'plain' }, { country: 'PL' })
const paragraph = (...text: object[]) => [{ kind: 'paragraph', text }]

test('plain text becomes paragraphs, line by line', () => {
  expect(parse('Raz\r\n\r\nDwa')).toEqual([
    { kind: 'paragraph', text: [{ text: 'Raz' }] },
    { kind: 'paragraph', text: [] },
    { kind: 'paragraph', text: [{ text: 'Dwa' }] },
  ])
  expect(parse('  \n ')).toEqual([])
})

test('neighbours that are set alike are one, what is empty goes, and blank ends are cut', () => {
  const said = [
    { kind: 'paragraph', text: [{ text: ' ' }] },
    {
      kind: 'heading',
      text: [{ text: 'A', bold: true }, { text: 'B', bold: true }, { text: '' }, { text: 'C' }],
    },
    { kind: 'bullets', items: [[{ text: ' ' }], [{ text: 'x' }]] },
    { kind: 'numbers', items: [] },
    { kind: 'paragraph', text: [] },
  ]
  expect(parse(said)).toEqual([
    { kind: 'heading', text: [{ text: 'AB', bold: true }, { text: 'C' }] },
    { kind: 'bullets', items: [[{ text: 'x' }]] },
  ])
})

test('its letters alone are what is searched, exported and printed', () => {
  const said = parse([
    { kind: 'heading', text: [{ text: 'Ustalenia' }] },
    { kind: 'numbers', items: [[{ text: 'raz', bold: true }, { text: ' i dwa' }], [{ text: 'trzy' }]] },
  ]) as readonly Block[]
  expect(plainOf(said)).toBe('Ustalenia\nraz i dwa\ntrzy')
})

test.each([
  ['javascript:alert(1)'],
  ['JaVaScRiPt:alert(1)'],
  ['java\tscript:alert(1)'],
  [' javascript:alert(1)'],
  ['data:text/html,<script>alert(1)</script>'],
  ['vbscript:x'],
  ['file:///etc/passwd'],
  ['https://user:secret@firma.pl'],
  ['https://'],
  ['\\\\serwer\\x'],
  ['http://a b'],
  [''],
  [1],
])('A24 a link to %j is refused', (link) => {
  expect(isRefusal(linkOf(link))).toBe(true)
  expect(isRefusal(parse(paragraph({ text: 'x', link })))).toBe(true)
})

test.each([
  ['firma.pl', 'https://firma.pl'],
  ['http://firma.pl/a?b=ż#c', 'http://firma.pl/a?b=ż#c'],
  ['mailto:biuro@firma.pl', 'mailto:biuro@firma.pl'],
  ['tel:+48601234567', 'tel:+48601234567'],
])('a link to %j is taken', (link, kept) => {
  expect(linkOf(link)).toBe(kept)
})

test.each([
  [[{ kind: 'script', text: [] }]],
  [[{ kind: 'paragraph', text: [{ text: 'x', onclick: 'alert(1)' }] }]],
  [[{ kind: 'paragraph', text: [{ text: 'x', bold: 'yes' }] }]],
  [[{ kind: 'paragraph', text: [], html: '<b>' }]],
  [[{ kind: 'paragraph', items: [] }]],
  [[{ kind: 'bullets', text: [] }]],
  [[{ kind: 'bullets', items: [{ text: 'x' }] }]],
  [[{ kind: 'bullets', items: [[[{ text: 'x' }]]] }]],
  [['<b>x</b>']],
  [{ kind: 'paragraph', text: [] }],
  [[{ kind: 'paragraph', text: [{ text: 'a\u0000' }] }]],
  [[{ kind: 'paragraph', text: [{ text: '\ud800' }] }]],
  [JSON.parse('[{ "__proto__": { "kind": "paragraph" }, "text": [] }]')],
])('A19 A24 what is no structure of ours is refused: %j', (raw) => {
  expect(isRefusal(parse(raw))).toBe(true)
})

test('A31 what is too long or too deep is refused, not kept in part', () => {
  expect(isRefusal(parse(paragraph({ text: 'x'.repeat(20_001) })))).toBe(true)
  expect(
    isRefusal(parse(Array.from({ length: 501 }, () => ({ kind: 'paragraph', text: [{ text: 'x' }] })))),
  ).toBe(true)
})

test('the place that is wrong is named', () => {
  const said = [...paragraph({ text: 'x' }), ...paragraph({ text: 'y', link: 'javascript:1' })]
  expect(parse(said)).toMatchObject({ code: 'notWebAddress', at: '1' })
})
