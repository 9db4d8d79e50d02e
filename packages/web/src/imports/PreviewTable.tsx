/** The first rows as they stand in the file; above each column the field it fills, beside each row what will happen to it. */
import {
  type ImportPreview,
  type ImportPreviewRow,
  type ImportRequest,
  say,
  sayCount,
  sayField,
  type Words,
} from '@kartoteka/model'
import { NativeSelect } from '@mantine/core'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './imports.module.css'

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
  const columns = Array.from({ length: shape.columns }, (_, index) => index)
  const nameOf = (index: number) => headings[index] || say(imports.column, { number: index + 1 })
  const choose = (index: number, target: string) =>
    void onChange({ targets: targets.map((each, place) => (place === index ? target || null : each)) })
  if (rows.length === 0) return <p>{imports.noRows}</p>
  return (
    <>
      <h2
        className={styles.heading}
      >{`${imports.preview} · ${sayCount(language, imports.ofShown, rows.length)}`}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label={imports.preview}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{imports.line}</th>
              <th scope="col">{imports.happens}</th>
              {columns.map((index) => (
                <th key={index} scope="col">
                  <span className={styles.columnName}>{nameOf(index)}</span>
                  <NativeSelect
                    size="xs"
                    disabled={!editable}
                    aria-label={say(imports.fills, { name: nameOf(index) })}
                    value={targets[index] ?? ''}
                    data={[
                      { value: '', label: imports.leaveOut },
                      ...offered.map((target) => ({ value: target, label: targetText(words, target) })),
                    ]}
                    onChange={({ target }) => choose(index, target.value)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.line} row={row} columns={columns} targets={targets} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Row({
  row: { line, cells, problems, client, person },
  columns,
  targets,
}: {
  row: ImportPreviewRow
  columns: readonly number[]
  targets: readonly (string | null)[]
}) {
  const { imports } = useWords()
  const said = (what: ImportPreviewRow['client'], isNew: string) =>
    what && (what.is === 'new' ? isNew : say(imports.joins, { name: what.name }))
  const whole = problems.filter(({ column }) => column === null)
  return (
    <tr data-bad={problems.length > 0 || undefined}>
      <th scope="row" className={styles.line}>
        {line}
      </th>
      <td className={styles.happens}>
        {problems.length > 0
          ? [imports.badRow, ...whole.map(({ sentence }) => sentence)].join(': ')
          : [said(client, imports.newClient), said(person, imports.newPerson)].filter(Boolean).join(' · ')}
      </td>
      {columns.map((index) => {
        const wrong = problems.filter(({ column }) => column === index + 1)
        return (
          <td
            key={index}
            data-out={targets[index] === null || undefined}
            data-wrong={wrong.length > 0 || undefined}
          >
            {cells[index] ?? ''}
            {wrong.map(({ sentence }) => (
              <span key={sentence} className={styles.cellWrong}>
                {sentence}
              </span>
            ))}
          </td>
        )
      })}
    </tr>
  )
}

/** "Kontrahent: Nazwa", "Osoba kontaktowa: Telefony". */
function targetText(words: Words, target: string): string {
  const { imports, records } = words
  if (target === 'person.name') return `${records.person.one}: ${imports.fields.personName}`
  if (target === 'position.clientExternalId') return `${records.person.one}: ${imports.fields.clientNumber}`
  const [entity = '', field = ''] = target.split('.')
  const name = entity === 'position' ? records.person.one : records[entity as 'client'].one
  return `${name}: ${sayField(words, entity, field)}`
}
