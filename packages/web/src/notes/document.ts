/** A text as the editor holds it, and as it is kept. */
import type { Block, Span } from '@kartoteka/model'
import type { JSONContent } from '@tiptap/react'

export const documentOf = (blocks: readonly Block[]): JSONContent => ({
  type: 'doc',
  content: blocks.length > 0 ? blocks.map(nodeOf) : [{ type: 'paragraph' }],
})

export const blocksOf = (document: JSONContent): readonly Block[] => (document.content ?? []).flatMap(blockOf)

const paragraph = (spans: readonly Span[]): JSONContent => ({ type: 'paragraph', content: spans.map(textOf) })

function nodeOf(block: Block): JSONContent {
  if ('items' in block) {
    const type = block.kind === 'bullets' ? 'bulletList' : 'orderedList'
    return { type, content: block.items.map((spans) => ({ type: 'listItem', content: [paragraph(spans)] })) }
  }
  if (block.kind === 'heading')
    return { type: 'heading', attrs: { level: 2 }, content: block.text.map(textOf) }
  return block.kind === 'quote'
    ? { type: 'blockquote', content: [paragraph(block.text)] }
    : paragraph(block.text)
}

const textOf = ({ text, bold, italic, link }: Span): JSONContent => ({
  type: 'text',
  text,
  marks: [
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
    ...(link ? [{ type: 'link', attrs: { href: link } }] : []),
  ],
})

const kinds: Readonly<Record<string, 'paragraph' | 'heading'>> = {
  paragraph: 'paragraph',
  heading: 'heading',
}
const lists: Readonly<Record<string, 'bullets' | 'numbers'>> = {
  bulletList: 'bullets',
  orderedList: 'numbers',
}

/** What stands deeper (a list in a list) comes up: the text is kept, its depth is not. */
function blockOf(node: JSONContent): readonly Block[] {
  const { type = '', content = [] } = node
  const kind = kinds[type]
  if (kind) return linesOf(content).map((text) => ({ kind, text }))
  if (type === 'blockquote')
    return content.flatMap(({ content: inner = [] }) =>
      linesOf(inner).map((text) => ({ kind: 'quote' as const, text })),
    )
  const list = lists[type]
  return list ? [{ kind: list, items: content.flatMap(itemsOf) }] : content.flatMap(blockOf)
}

const itemsOf = ({ content = [] }: JSONContent): readonly (readonly Span[])[] =>
  content.flatMap((inner) =>
    lists[inner.type ?? ''] ? (inner.content ?? []).flatMap(itemsOf) : linesOf(inner.content ?? []),
  )

/** The text between two breaks of the line is a line of its own. */
function linesOf(nodes: readonly JSONContent[]): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'hardBreak') lines.push([])
    else if (node.type === 'text' && node.text) lines.at(-1)?.push(spanOf(node))
  }
  return lines
}

function spanOf({ text = '', marks = [] }: JSONContent): Span {
  const has = (type: string) => marks.some((mark) => mark.type === type)
  const link: unknown = marks.find(({ type }) => type === 'link')?.attrs?.href
  return {
    text,
    ...(has('bold') && { bold: true as const }),
    ...(has('italic') && { italic: true as const }),
    ...(typeof link === 'string' && { link }),
  }
}
