/** A tab of the card with all of one sort that hangs on the client, as a table. */
import type { CardAnswer, EntityName } from '@kartoteka/model'
import type { ReactNode } from 'react'
import type { Kept } from '../records/rights.ts'
import { useWords } from '../words/useWords.tsx'
import { PartMenu } from './PartMenu.tsx'
import { PartsFrame } from './PartsFrame.tsx'
import { type Column, PartTable } from './PartTable.tsx'
import parts from './parts.module.css'
import { useOwnColumns } from './useOwnColumns.tsx'
import { useCardPlace, usePartsOf } from './usePartsOf.tsx'

interface PartsTabProps<R> {
  readonly name: EntityName
  readonly card: CardAnswer
  readonly add: string
  readonly none: string
  readonly noneHint: string
  readonly makeMain?: string
  /** What stands beside the name. */
  aside?(row: R): ReactNode
  readonly columns: readonly Column<R>[]
  /** What there is besides the table. */
  readonly more?: ReactNode
}

export function PartsTab<R extends Kept & { readonly name: string }>({
  name,
  card,
  add,
  none,
  noneHint,
  makeMain,
  aside,
  columns,
  more,
}: PartsTabProps<R>) {
  const { records } = useWords()
  const of = usePartsOf<R>(name, useCardPlace(card.client), { add, titleOf: (row) => row.name })
  const own = useOwnColumns<R>(name)
  const { mayEdit, mayDelete, edit, remove } = of
  const title: Column<R> = {
    name: 'name',
    label: records[name].fields['name' as never],
    sortBy: (row) => row.name,
    show: (row) => (
      <>
        <button
          type="button"
          data-arrow
          className={parts.open}
          disabled={!mayEdit(row)}
          onClick={() => edit(row)}
        >
          {row.name}
        </button>
        {aside?.(row)}
      </>
    ),
  }
  return (
    <PartsFrame of={of} className={parts.tab} none={none} noneHint={noneHint} more={more}>
      {(rows) => (
        <PartTable
          label={records[name].many}
          rows={rows}
          columns={[title, ...columns, ...own]}
          first={title.name}
          isOff={(row) => row.active !== true}
          menu={(row) => (
            <PartMenu
              name={name}
              record={row}
              title={row.name}
              mayEdit={mayEdit(row)}
              mayDelete={mayDelete(row)}
              {...(makeMain && { makeMain })}
              onEdit={() => edit(row)}
              onDelete={() => remove(row)}
            />
          )}
          onDelete={remove}
        />
      )}
    </PartsFrame>
  )
}
