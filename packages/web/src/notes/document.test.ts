import { type Block, kinds } from '@kartoteka/model'
import type { JSONContent } from '@tiptap/react'
import { expect, test } from 'vitest'
import { blocksOf, documentOf } from './document.ts'

const blocks: readonly Block[] = [
  { kind: 'heading', text: [{ text: 'Ustalenia' }] },
  { kind: 'paragraph', text: [{ text: 'Dzwonić ' }, { text: 'po dziesiątej', bold: true, italic: true }] },
  { kind: 'bullets', items: [[{ text: 'raz' }], [{ text: 'dwa', link: 'https://firma.pl' }]] },
  { kind: 'numbers', items: [[{ text: 'trzy' }]] },
  { kind: 'quote', text: [{ text: 'Proszę nie dzwonić' }] },
]

test('what is kept comes back from the editor as it was', () => {
  expect(blocksOf(documentOf(blocks))).toEqual(blocks)
  expect(kinds.richText.parse(blocks, { privacy: 'plain' }, { country: 'PL' })).toEqual(blocks)
})

test('what the editor can do and we do not keep loses its form, not its words', () => {
  const item = (...content: JSONContent[]): JSONContent => ({ type: 'listItem', content })
  const line = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const document: JSONContent = {
    type: 'doc',
    content: [
      {
        type: 'bulletList',
        content: [item(line('raz'), { type: 'orderedList', content: [item(line('w głębi'))] })],
      },
      { type: 'blockquote', content: [line('a'), line('b')] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'wiersz' },
          { type: 'hardBreak' },
          { type: 'text', text: 'drugi', marks: [{ type: 'underline' }] },
        ],
      },
      { type: 'unknown', content: [line('z nieznanego')] },
    ],
  }
  expect(blocksOf(document)).toEqual([
    { kind: 'bullets', items: [[{ text: 'raz' }], [{ text: 'w głębi' }]] },
    { kind: 'quote', text: [{ text: 'a' }] },
    { kind: 'quote', text: [{ text: 'b' }] },
    { kind: 'paragraph', text: [{ text: 'wiersz' }] },
    { kind: 'paragraph', text: [{ text: 'drugi' }] },
    { kind: 'paragraph', text: [{ text: 'z nieznanego' }] },
  ])
})
