import { type Kind, listFieldOf } from '../field.ts'
import { at, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { wellFormed } from './text.ts'

/** A piece of text and how it is set. `link` is an address that a browser may open. */
export interface Span {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly link?: string
}

/** A paragraph of its kind, or a list with a line for each item. */
export type Block =
  | { readonly kind: 'paragraph' | 'heading' | 'quote'; readonly text: readonly Span[] }
  | { readonly kind: 'bullets' | 'numbers'; readonly items: readonly (readonly Span[])[] }

/** Text with headings and lists, as a structure: what is not known here cannot be kept, so nothing in it can ever run. */
export const richText = listFieldOf<Block>('richText')

const texts = ['paragraph', 'heading', 'quote'] as const
const listsOf = ['bullets', 'numbers'] as const
const mostBlocks = 500
const mostItems = 500
/** Schemes of links. */
const openable: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:']

export const richTextKind: Kind<readonly Block[]> = {
  parse: (raw, { max = 20_000 }) => {
    if (raw === null || raw === undefined || raw === '') return []
    const said = typeof raw === 'string' ? paragraphsOf(raw) : raw
    if (isRefusal(said)) return said
    if (!Array.isArray(said)) return refuse('notRichText')
    if (said.length > mostBlocks) return refuse('tooMany', { max: mostBlocks })
    const blocks: Block[] = []
    for (const [place, each] of said.entries()) {
      const block = blockOf(each)
      if (isRefusal(block)) return at(String(place), block)
      if (block) blocks.push(block)
    }
    while (blocks.length > 0 && isBlank(blocks.at(-1)!)) blocks.pop()
    while (blocks.length > 0 && isBlank(blocks[0]!)) blocks.shift()
    return plainOf(blocks).length > max ? refuse('tooLong', { max }) : blocks
  },
  jsonSchema: () => {
    const spans = {
      type: 'array',
      items: {
        type: 'object',
        required: ['text'],
        additionalProperties: false,
        properties: {
          text: { type: 'string' },
          bold: { const: true },
          italic: { const: true },
          link: { type: 'string', format: 'uri' },
        },
      },
    }
    const block = (kinds: readonly string[], name: string, schema: object) => ({
      type: 'object',
      required: ['kind', name],
      additionalProperties: false,
      properties: { kind: { enum: kinds }, [name]: schema },
    })
    return {
      type: 'array',
      maxItems: mostBlocks,
      items: {
        oneOf: [block(texts, 'text', spans), block(listsOf, 'items', { type: 'array', items: spans })],
      },
    }
  },
  operators: ['isEmpty', 'isFilled'],
  text: (value) => plainOf(value),
}

/** Its letters alone, a line for each paragraph and item. */
export const plainOf = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => ('items' in block ? block.items : [block.text]).map(letters)).join('\n')

const letters = (spans: readonly Span[]) => spans.map(({ text }) => text).join('')
const isBlank = (block: Block) => plainOf([block]).trim() === ''

/** Text without any structure: each line is a paragraph. */
function paragraphsOf(raw: string): unknown[] | Refusal {
  const text = wellFormed(raw)
  if (isRefusal(text)) return text
  return (text ?? '').split(/\r\n?|\n/).map((line) => ({ kind: 'paragraph', text: [{ text: line }] }))
}

function blockOf(raw: unknown): Block | undefined | Refusal {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('notRichText')
  const { kind, text, items, ...rest } = raw as Readonly<Record<string, unknown>>
  if (Object.keys(rest).length > 0) return refuse('notRichText')
  const ofText = texts.find((each) => each === kind)
  const ofList = listsOf.find((each) => each === kind)
  if (ofText && items === undefined) {
    const spans = spansOf(text)
    return isRefusal(spans) ? spans : { kind: ofText, text: spans }
  }
  if (!ofList || text !== undefined || !Array.isArray(items)) return refuse('notRichText')
  if (items.length > mostItems) return refuse('tooMany', { max: mostItems })
  const lines: (readonly Span[])[] = []
  for (const item of items) {
    const spans = spansOf(item)
    if (isRefusal(spans)) return spans
    if (letters(spans).trim() !== '') lines.push(spans)
  }
  return lines.length > 0 ? { kind: ofList, items: lines } : undefined
}

/** Neighbours that are set alike are one. */
function spansOf(raw: unknown): readonly Span[] | Refusal {
  if (!Array.isArray(raw)) return refuse('notRichText')
  const spans: Span[] = []
  for (const each of raw) {
    const span = spanOf(each)
    if (isRefusal(span)) return span
    if (!span) continue
    const last = spans.at(-1)
    const alike = last && last.bold === span.bold && last.italic === span.italic && last.link === span.link
    if (alike) spans[spans.length - 1] = { ...last, text: last.text + span.text }
    else spans.push(span)
  }
  return spans
}

function spanOf(raw: unknown): Span | undefined | Refusal {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('notRichText')
  const { text, bold, italic, link, ...rest } = raw as Readonly<Record<string, unknown>>
  const marks = [bold, italic]
  if (Object.keys(rest).length > 0 || !marks.every((mark) => mark === undefined || mark === true))
    return refuse('notRichText')
  const letters = wellFormed(text)
  if (isRefusal(letters)) return letters
  if (letters === null || letters === '') return undefined
  const address = link === undefined ? undefined : linkOf(link)
  if (isRefusal(address)) return address
  return {
    text: letters.replace(/[\r\n\t]+/g, ' '),
    ...(bold === true && { bold }),
    ...(italic === true && { italic }),
    ...(address && { link: address }),
  }
}

/** An address that may be opened; "firma.pl" becomes https://firma.pl. A24: no script hides behind a scheme. */
export function linkOf(raw: unknown): string | Refusal {
  const typed = wellFormed(raw)
  if (typeof typed !== 'string' || typed.length > 2_000 || /[\s\\]/.test(typed.trim()))
    return refuse('notWebAddress')
  const text = typed.trim()
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return refuse('notWebAddress')
  const { protocol, username, hostname } = new URL(address)
  const isWeb = protocol === 'http:' || protocol === 'https:'
  if (!openable.includes(protocol) || username !== '' || (isWeb && hostname === ''))
    return refuse('notWebAddress')
  return address
}
