/** The first rows as they stand in the file; above each column the field it fills, beside each row what will happen to it. */
import { type ImportAnswer, type ImportPreviewRow, type ImportRequest, say } from '@kartoteka/model'
import { NativeSelect } from '@mantine/core'
import { memo, useMemo } from 'react'
import { useWords } from '../words/useWords.tsx'
import { PreviewRow } from './PreviewRow.tsx'
import styles from './preview.module.css'
import { choicesOf } from './targets.ts'

interface PreviewTableProps {
  readonly data: ImportAnswer
  readonly rows: readonly ImportPreviewRow[]
  readonly targets: readonly (string | null)[]
  readonly isOpen: boolean
  /** The rows do not show yet what was said last. */
  readonly isStale: boolean
  onChange(request: ImportRequest): Promise<void>
}

export function PreviewTable({ data, rows, targets, isOpen, isStale, onChange }: PreviewTableProps) {
  const words = useWords()
  const { imports } = words
  const { shape, headings, offered } = data
  const choices = useMemo(() => choicesOf(words, offered), [words, offered])
  const names = useMemo(
    () =>
      Array.from(
        { length: shape.columns },
        (_, index) => headings[index] || say(imports.column, { number: index + 1 }),
      ),
    [shape.columns, headings, imports],
  )
  const choose = (index: number, target: string) =>
    void onChange({ targets: targets.map((each, place) => (place === index ? target || null : each)) })
  return (
    <div className={styles.room}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label={imports.preview}>
        <table className={styles.table} aria-busy={isStale || undefined}>
          <thead>
            <tr>
              <th scope="col" className={styles.line}>
                {imports.line}
              </th>
              <th scope="col" className={styles.happens}>
                {imports.happens}
              </th>
              {names.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place alone
                <th key={index} scope="col" data-out={targets[index] === null || undefined}>
                  <span className={styles.columnName} title={name}>
                    {name}
                  </span>
                  <NativeSelect
                    size="xs"
                    disabled={!isOpen}
                    aria-label={say(imports.fills, { name })}
                    value={targets[index] ?? ''}
                    data={[{ value: '', label: imports.leaveOut }, ...choices]}
                    onChange={({ target }) => choose(index, target.value)}
                    onFocus={({ target }) => intoView(target)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <Rows rows={rows} names={names} targets={targets} />
        </table>
      </section>
    </div>
  )
}

interface RowsProps {
  readonly rows: readonly ImportPreviewRow[]
  readonly names: readonly string[]
  readonly targets: readonly (string | null)[]
}

/** Thousands of cells, which stay as they are while a look at the whole file goes on. */
const Rows = memo(({ rows, names, targets }: RowsProps) => (
  <tbody>
    {rows.map((row) => (
      <PreviewRow key={row.line} row={row} names={names} targets={targets} />
    ))}
  </tbody>
))

/** Browsers let what the focus comes to by keys lie across the edge. */
function intoView(field: HTMLElement): void {
  if (field.matches(':focus-visible')) field.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
