import { type ImportPreviewRow, say } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { Fragment, useId } from 'react'
import { recordAddress } from '../frame/addresses.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './preview.module.css'

interface PreviewRowProps {
  readonly row: ImportPreviewRow
  /** Of the columns. */
  readonly names: readonly string[]
  readonly targets: readonly (string | null)[]
}

/** A row of the file, what will become of it, and what is wrong where it stands. */
export function PreviewRow({ row, names, targets }: PreviewRowProps) {
  const { line, cells, problems } = row
  const own = useId()
  const placeOf = (column: number) => `${own}${column}`
  return (
    <tr data-bad={problems.length > 0 || undefined}>
      <th scope="row" className={styles.line}>
        {line}
      </th>
      <td className={styles.happens}>
        <Outcome row={row} names={names} show={(column) => show(placeOf(column))} />
      </td>
      {names.map((_, index) => {
        const wrong = problems.filter(({ column }) => column === index + 1)
        const text = short(cells[index] ?? '')
        return (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place alone
            key={index}
            id={placeOf(index + 1)}
            tabIndex={wrong.length > 0 ? -1 : undefined}
            title={text.length > 40 ? text : undefined}
            data-out={targets[index] === null || undefined}
            data-wrong={wrong.length > 0 || undefined}
          >
            <span className={styles.cell}>{withBroken(text)}</span>
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

interface OutcomeProps {
  readonly row: ImportPreviewRow
  readonly names: readonly string[]
  show(column: number): void
}

function Outcome({ row: { problems, client, person }, names, show: onShow }: OutcomeProps) {
  const { imports } = useWords()
  if (problems.length === 0)
    return (
      <>
        <Became entity="client" what={client} isNew={imports.newClient} />
        <Became entity="person" what={person} isNew={imports.newPerson} />
      </>
    )
  const columns = [...new Set(problems.flatMap(({ column }) => (column === null ? [] : [column])))]
  const whole = problems.filter(({ column }) => column === null)
  return (
    <>
      <span className={styles.bad}>{imports.badRow}</span>
      {columns.map((column) => (
        <button
          key={column}
          type="button"
          className={styles.toCell}
          aria-label={say(imports.showColumn, { name: names[column - 1] ?? String(column) })}
          onClick={() => onShow(column)}
        >
          {names[column - 1] ?? column}
        </button>
      ))}
      {whole.map(({ sentence }) => (
        <span key={sentence} className={styles.cellWrong}>
          {sentence}
        </span>
      ))}
    </>
  )
}

interface BecameProps {
  readonly entity: 'client' | 'person'
  readonly what: ImportPreviewRow['client']
  readonly isNew: string
}

function Became({ entity, what, isNew }: BecameProps) {
  const { imports } = useWords()
  if (!what) return null
  if (what.is === 'new') return <span className={styles.became}>{isNew}</span>
  return (
    <span className={styles.there} title={what.name}>
      {what.is === 'joined' ? imports.alreadyThere : imports.leftAlone}{' '}
      {what.id === null ? what.name : <Link to={recordAddress(entity, what.id)}>{what.name}</Link>}
    </span>
  )
}

function show(cell: string): void {
  const place = document.getElementById(cell)
  place?.scrollIntoView({ block: 'nearest', inline: 'center' })
  place?.focus({ preventScroll: true })
}

/** A cell may hold a million letters; these tell what it is. */
const enough = 300
const short = (text: string) => (text.length > enough ? `${text.slice(0, enough)}…` : text)

/** Letters that could not be read are marked: they tell that the encoding is another. */
const withBroken = (text: string) =>
  text.includes('\ufffd')
    ? text.split('\ufffd').map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are never moved
        <Fragment key={place}>
          {place > 0 && <mark className={styles.broken}>{'\ufffd'}</mark>}
          {part}
        </Fragment>
      ))
    : text
