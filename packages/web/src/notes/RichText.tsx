/** A text with its headings, lists and links, drawn from its structure: nothing of it is ever taken for HTML. */
import type { Block, Span } from '@kartoteka/model'
import styles from './notes.module.css'

export function RichText({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className={styles.text}>
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place
        <BlockView key={place} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  if ('items' in block) {
    const List = block.kind === 'bullets' ? 'ul' : 'ol'
    return (
      <List>
        {block.items.map((spans, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place
          <li key={place}>
            <Spans spans={spans} />
          </li>
        ))}
      </List>
    )
  }
  const spans = <Spans spans={block.text} />
  if (block.kind === 'quote') return <blockquote>{spans}</blockquote>
  return block.kind === 'heading' ? <h2>{spans}</h2> : <p>{spans}</p>
}

const Spans = ({ spans }: { spans: readonly Span[] }) =>
  spans.map((span, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place
    <SpanView key={place} span={span} />
  ))

function SpanView({ span: { text, bold, italic, link } }: { span: Span }) {
  let shown: React.ReactNode = text
  if (italic) shown = <em>{shown}</em>
  if (bold) shown = <strong>{shown}</strong>
  if (!link) return shown
  const isWeb = /^https?:/i.test(link)
  return (
    <a href={link} {...(isWeb && { target: '_blank', rel: 'noopener noreferrer' })}>
      {shown}
    </a>
  )
}
