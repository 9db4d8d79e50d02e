/** The first rows as they stand in the file; above each column the field it fills, beside each row what will happen to it. */
import { type ImportPreview, type ImportRequest, say, sayCount } from '@kartoteka/model'
import { NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText } from './countsText.ts'
import styles from './imports.module.css'
import { PreviewRow } from './PreviewRow.tsx'
import { shownCounts } from './shownCounts.ts'
import { choicesOf } from './targets.ts'

interface PreviewTableProps {
  readonly data: ImportPreview
  readonly editable: boolean
  onChange(request: ImportRequest): Promise<void>
}

export function PreviewTable({ data, editable, onChange }: PreviewTableProps) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const { rows, shape, headings, targets, offered } = data
  const choices = useMemo(() => choicesOf(words, offered), [words, offered])
  const names = Array.from(
    { length: shape.columns },
    (_, index) => headings[index] || say(imports.column, { number: index + 1 }),
  )
  const choose = (index: number, target: string) =>
    void onChange({ targets: targets.map((each, place) => (place === index ? target || null : each)) })
  if (rows.length === 0) return <p>{imports.noRows}</p>
  return (
    <>
      <p className={styles.summary}>
        <strong>{sayCount(language, imports.ofShown, rows.length)}</strong>{' '}
        {countsText(words, language, shownCounts(rows))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label={imports.preview}>
        <table className={styles.table}>
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
                    disabled={!editable}
                    aria-label={say(imports.fills, { name })}
                    value={targets[index] ?? ''}
                    data={[{ value: '', label: imports.leaveOut }, ...choices]}
                    onChange={({ target }) => choose(index, target.value)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PreviewRow key={row.line} row={row} names={names} targets={targets} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
