/** What hangs on a client, as a table: sorted by any column, walked with the arrows, thrown away with Delete. */
import { say } from '@kartoteka/model'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { useArrows } from '../ui/useArrows.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './parts.module.css'
import { useSorted } from './useSorted.ts'

export interface Column<R> {
  /** Its name in the address. */
  readonly name: string
  readonly label: string
  /** What the rows are sorted by; what is empty comes last. */
  sortBy(row: R): string | number | boolean | null | undefined
  show(row: R): ReactNode
}

interface PartTableProps<R> {
  readonly label: string
  readonly rows: readonly R[]
  readonly columns: readonly Column<R>[]
  /** By what the rows are sorted first; without it they stand as they come. */
  readonly first?: string
  isOff(row: R): boolean
  /** A double click anywhere on a row does what its first link does. */
  readonly opensOnDoubleClick?: boolean
  menu(row: R): ReactNode
  onDelete?: ((row: R) => void) | undefined
}

export function PartTable<R extends { readonly id: string }>({
  label,
  rows,
  columns,
  first = '',
  isOff,
  opensOnDoubleClick = false,
  menu,
  onDelete,
}: PartTableProps<R>) {
  const { list } = useWords().screens
  const body = useArrows<HTMLTableSectionElement>()
  const { rows: shown, sort, sortBy } = useSorted(rows, columns, first)
  const down = sort.startsWith('-')
  const onKeyDown = (event: KeyboardEvent, row: R) => {
    if (event.key !== 'Delete' || onDelete === undefined || event.defaultPrevented) return
    event.preventDefault()
    onDelete(row)
  }
  const open = ({ target, currentTarget }: MouseEvent<HTMLTableRowElement>) => {
    if (target instanceof Element && !target.closest('a, button, [role=menu]'))
      currentTarget.querySelector<HTMLElement>('[data-arrow]')?.click()
  }
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name, label: said }) => {
            const isSorted = sort.replace(/^-/, '') === name
            return (
              <th key={name} aria-sort={isSorted ? (down ? 'descending' : 'ascending') : undefined}>
                <button
                  type="button"
                  className={styles.sort}
                  title={say(list.sortBy, { name: said })}
                  onClick={() => sortBy(sort === name ? `-${name}` : name)}
                >
                  {said}
                  {isSorted &&
                    (down ? (
                      <IconArrowDown size={14} aria-hidden="true" />
                    ) : (
                      <IconArrowUp size={14} aria-hidden="true" />
                    ))}
                </button>
              </th>
            )
          })}
          <td />
        </tr>
      </thead>
      <tbody ref={body}>
        {shown.map((row) => (
          <tr
            key={row.id}
            data-arrow-row
            data-off={isOff(row) || undefined}
            onKeyDown={(event) => onKeyDown(event, row)}
            onDoubleClick={opensOnDoubleClick ? open : undefined}
          >
            {columns.map(({ name, label: said, show }) => (
              <td key={name} data-label={said}>
                {show(row)}
              </td>
            ))}
            <td className={styles.menu}>{menu(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
