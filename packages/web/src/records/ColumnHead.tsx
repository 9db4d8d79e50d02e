import { fieldNamed, say } from '@kartoteka/model'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useWords } from '../words/useWords.tsx'
import { GridHead } from './grid.ts'
import styles from './list.module.css'
import type { ListAddress } from './useListAddress.ts'

/** A field that can be sorted by is a button: once up, again down. */
export function ColumnHead({ name, label, address }: { name: string; label: string; address: ListAddress }) {
  const { screens } = useWords()
  const { entity, sort, sortBy } = address
  const field = fieldNamed(entity, name)
  const direction = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined
  return (
    <GridHead className={styles.headCell} aria-sort={direction} data-kind={field?.kind}>
      {field?.sort ? (
        <button
          type="button"
          className={styles.sort}
          title={say(screens.list.sortBy, { name: label })}
          onClick={() => sortBy(name)}
        >
          {label}
          {direction === 'ascending' && <IconArrowUp size={14} aria-hidden="true" />}
          {direction === 'descending' && <IconArrowDown size={14} aria-hidden="true" />}
        </button>
      ) : (
        label
      )}
    </GridHead>
  )
}
