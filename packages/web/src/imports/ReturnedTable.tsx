/** Records below one another, and below each the cells that change in it. */
import {
  type EntityName,
  type ImportAnswer,
  type ImportPreviewRow,
  type ImportReturnedRow,
  say,
} from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { hasScreen, recordAddress } from '../frame/addresses.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './preview.module.css'
import back from './returned.module.css'

interface ReturnedTableProps {
  readonly data: ImportAnswer
  readonly rows: readonly ImportPreviewRow[]
  /** The rows do not show yet what was said last. */
  readonly isStale: boolean
}

export const ReturnedTable = memo(({ data, rows, isStale }: ReturnedTableProps) => {
  const { imports } = useWords()
  return (
    <div className={styles.room}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={back.scroller} tabIndex={0} aria-label={imports.back.preview}>
        <table className={back.table} aria-busy={isStale || undefined}>
          <thead>
            <tr>
              <th scope="col">{imports.back.field}</th>
              <th scope="col">{imports.back.now}</th>
              <th scope="col">{imports.back.after}</th>
            </tr>
          </thead>
          {rows.map((row) => (
            <RecordRows key={row.line} row={row} data={data} />
          ))}
        </table>
      </section>
    </div>
  )
})

function RecordRows({ row, data }: { row: ImportPreviewRow; data: ImportAnswer }) {
  const { imports } = useWords()
  const { line, problems, returned } = row
  const changes = returned?.changes ?? []
  const nameOf = (column: number) => data.headings[column - 1] || say(imports.column, { number: column })
  const wrongAt = (column: number | null) => problems.filter((each) => each.column === column)
  const elsewhere = problems.filter(
    ({ column }) => column !== null && !changes.some((change) => change.column === column),
  )
  return (
    <tbody data-bad={problems.length > 0 || undefined}>
      <tr className={back.record}>
        <th scope="rowgroup" colSpan={3}>
          <span className={back.name}>
            <Record returned={returned} entity={data.returned?.entity as EntityName} />
          </span>
          {problems.length > 0 && <span className={styles.bad}>{imports.badRow}</span>}
          <span className={back.line}>{say(imports.back.line, { line })}</span>
          {wrongAt(null).map(({ sentence }) => (
            <span key={sentence} className={styles.cellWrong}>
              {sentence}
            </span>
          ))}
        </th>
      </tr>
      {changes.map(({ column, before, after }) => (
        <tr key={column}>
          <th scope="row">{nameOf(column)}</th>
          <td className={back.before}>
            <Said text={before} empty={returned?.is === 'new' ? '' : imports.back.empty} />
          </td>
          <td className={back.after} data-emptied={after === '' || undefined}>
            <Said text={after} empty={imports.back.emptied} />
            {wrongAt(column).map(({ sentence }) => (
              <span key={sentence} className={styles.cellWrong}>
                {sentence}
              </span>
            ))}
          </td>
        </tr>
      ))}
      {elsewhere.map(({ column, sentence }) => (
        <tr key={`${column} ${sentence}`}>
          <th scope="row">{nameOf(column ?? 0)}</th>
          <td colSpan={2}>
            <q className={back.typed}>{row.cells[(column ?? 0) - 1] ?? ''}</q>
            <span className={styles.cellWrong}>{sentence}</span>
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function Record({ returned, entity }: { returned: ImportReturnedRow | null; entity: EntityName }) {
  const { imports, records } = useWords()
  if (returned?.is === 'new')
    return (
      <>
        {imports.back.newRecord}: {returned.name}
      </>
    )
  const name = returned?.name || records[entity].one
  return returned?.id && hasScreen(entity) ? (
    <Link to={recordAddress(entity, returned.id)}>{name}</Link>
  ) : (
    name
  )
}

/** A cell may hold very many letters; these tell what it is. */
const enough = 300

function Said({ text, empty }: { text: string; empty: string }) {
  if (text === '') return <span className={back.empty}>{empty}</span>
  return <>{text.length > enough ? `${text.slice(0, enough)}…` : text}</>
}
