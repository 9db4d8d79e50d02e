import { fieldNamed, isOffered, say } from '@kartoteka/model'
import { IconArrowDown, IconArrowUp, IconFilter } from '@tabler/icons-react'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { GridHead } from './grid.ts'
import styles from './list.module.css'
import type { Columns } from './useColumns.ts'
import type { ListAddress } from './useListAddress.ts'
import { WidthHandle } from './WidthHandle.tsx'

/** A field that can be sorted by is a button: once up, again down. */
interface ColumnHeadProps {
  readonly name: string
  readonly label: string
  readonly address: ListAddress
  readonly columns: Columns
  /** Opens the filter at this field. */
  onFilter(name: string): void
}

export function ColumnHead({ name, label, address, columns, onFilter }: ColumnHeadProps) {
  const { screens, lists } = useWords()
  const { hidden } = useReader()
  const { entity, sort, sortBy } = address
  const field = fieldNamed(entity, name)
  const direction = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined
  return (
    <GridHead
      className={styles.headCell}
      aria-sort={direction}
      data-kind={field?.kind}
      data-column={name}
      onKeyDown={(event) => columns.onWidthKey(event, name)}
    >
      {field?.sort ? (
        <button
          type="button"
          className={styles.sort}
          title={say(screens.list.sortBy, { name: label })}
          onClick={() => sortBy(name)}
        >
          <span className={styles.headWord}>{label}</span>
          {direction === 'ascending' && <IconArrowUp size={14} aria-hidden="true" />}
          {direction === 'descending' && <IconArrowDown size={14} aria-hidden="true" />}
        </button>
      ) : (
        <span className={styles.headWord}>{label}</span>
      )}
      {isOffered(entity, name, hidden) && (
        <button
          type="button"
          className={styles.filterBy}
          data-on={address.conditions.some((each) => each.field === name) || undefined}
          aria-label={say(lists.filter.by, { name: label })}
          title={say(lists.filter.by, { name: label })}
          onClick={() => onFilter(name)}
        >
          <IconFilter size={12} aria-hidden="true" />
        </button>
      )}
      <WidthHandle name={name} address={address} columns={columns} />
    </GridHead>
  )
}
