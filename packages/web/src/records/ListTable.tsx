/** The rows of a list, as a grid that the keyboard moves in. Only what can be seen is drawn. */
import { sayField } from '@kartoteka/model'
import { Checkbox } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { Selection } from '../bulk/useSelection.ts'
import { WithAboutCounts } from '../clients/aboutCounts.tsx'
import { KnownTitles } from '../fields/titles.tsx'
import { openPrint, printAddress } from '../print/address.ts'
import { useWords } from '../words/useWords.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import { gridOf } from './columns.ts'
import { Grid, GridBody, GridHead, GridRow } from './grid.ts'
import { ListRow } from './ListRow.tsx'
import styles from './list.module.css'
import type { Kept } from './rights.ts'
import { headHeight } from './rowHeight.ts'
import { useActiveRow } from './useActiveRow.ts'
import { useColumns } from './useColumns.ts'
import { useJump } from './useJump.ts'
import type { List } from './useList.ts'
import type { ListAddress } from './useListAddress.ts'
import { useSeenRows } from './useSeenRows.ts'
import { useTakingFocus } from './useTakingFocus.ts'
import { written } from './written.ts'

export interface MenuPlace {
  readonly record: Kept
  readonly x: number
  readonly y: number
}

interface ListTableProps {
  readonly address: ListAddress
  readonly list: List
  readonly columns: readonly string[]
  readonly height: number
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly selection: Selection
  onOpen(record: Kept): void
  onFilter(field: string): void
  onMenu(place: MenuPlace): void
}

/** So close to an end of what is loaded, the next page is asked for. */
const near = 25

export function ListTable({
  address,
  list,
  columns,
  height,
  scroller,
  selection,
  onOpen,
  onFilter,
  onMenu,
}: ListTableProps) {
  const { entity, sort, start } = address
  const words = useWords()
  const { rows, titles } = list.window
  const active = useActiveRow({
    scroller,
    rows,
    height,
    address: entity.name + sort + JSON.stringify(address.where),
    start,
    begins: !list.hasPreviousPage,
    stale: list.isPlaceholderData,
  })
  const look = useColumns(address)
  const grid = gridOf(entity, columns, address.widths)
  const { typed, type } = useJump(entity, sort, address.jump)
  const { first, end } = useSeenRows(scroller, rows, height)
  useTakingFocus(scroller)

  const idle = !list.isFetching
  const { hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage } = list
  useEffect(() => {
    if (!idle || rows.length === 0) return
    if (hasNextPage && end >= rows.length - near) void fetchNextPage()
    else if (hasPreviousPage && first <= near) void fetchPreviousPage()
  }, [idle, first, end, rows.length, hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage])

  const page = () =>
    Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / height) - 1)
  const menuAtRow = () => {
    const row = scroller.current?.querySelector(`[id="${rowId(active.place)}"]`)?.getBoundingClientRect()
    if (active.record && row) onMenu({ record: active.record, x: row.left + 48, y: row.bottom })
  }
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => active.goTo(active.place + 1),
    ArrowUp: () => active.goTo(active.place - 1),
    PageDown: () => active.goTo(active.place + page()),
    PageUp: () => active.goTo(active.place - page()),
    Home: () => (hasPreviousPage || start !== '' ? address.jump('') : active.goTo(0)),
    End: () => (hasNextPage ? address.jump('end') : active.goTo(rows.length - 1)),
    Enter: () => active.record && onOpen(active.record),
    ContextMenu: menuAtRow,
    F2: () => active.record && openPrint(printAddress(entity, active.record.id)),
  }
  const ranges: Readonly<Record<string, () => number>> = {
    ArrowDown: () => active.place + 1,
    ArrowUp: () => active.place - 1,
    PageDown: () => active.place + page(),
    PageUp: () => active.place - page(),
  }
  // A row is drawn anew only when it changes itself: what it calls goes by the list as it stands by then.
  const latest = useRef({ rows, active })
  latest.current = { rows, active }
  const extendTo = (wanted: number) => {
    const { rows, active } = latest.current
    const to = Math.max(0, Math.min(wanted, rows.length - 1))
    selection.extend(rows, active.place, to)
    active.goTo(to)
  }
  const choosing = selection.whole || selection.chosen.size > 0
  /** A box that was clicked gives the keys back to the list. */
  const keepKeys = () => scroller.current?.focus({ preventScroll: true })
  const allChosen = rows.every(({ id }) => selection.has(id))
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && !event.shiftKey) {
      event.preventDefault()
      return allChosen ? selection.takeWhole() : selection.all(rows)
    }
    if (event.ctrlKey || event.metaKey) return
    if (event.shiftKey && event.key === 'F10') return menuAtRow()
    const range = event.shiftKey ? ranges[event.key] : undefined
    const move = moves[event.key]
    if (event.key === ' ' && typed === '') selection.toggle(rows, active.place)
    else if (range) extendTo(range())
    else if (move) move()
    else if (event.key.length !== 1 || event.key === '?' || event.key === '/' || !type(event.key)) return
    event.preventDefault()
  }

  const counted = written[entity.name]?.Tail ? rows.map(({ id }) => id) : []
  return (
    <KnownTitles titles={titles}>
      <WithAboutCounts entity={entity.name} ids={counted}>
        <Grid
          ref={scroller}
          className={styles.scroller}
          style={
            {
              '--columns': grid.columns,
              '--least': `${grid.least}px`,
              '--row': `${height}px`,
            } as React.CSSProperties
          }
          data-stale={list.isPlaceholderData || undefined}
          data-choosing={choosing || undefined}
          tabIndex={0}
          aria-label={words.records[entity.name as 'client'].many}
          aria-rowcount={hasNextPage || hasPreviousPage ? -1 : rows.length + 1}
          aria-busy={list.isFetching}
          aria-multiselectable="true"
          aria-activedescendant={rows.length > 0 ? rowId(active.place) : undefined}
          onKeyDown={onKeyDown}
        >
          <GridRow className={styles.head} aria-rowindex={1}>
            <GridHead className={styles.headCell}>
              <Checkbox
                tabIndex={-1}
                aria-label={words.bulk.chooseLoaded}
                checked={allChosen}
                indeterminate={!allChosen && rows.some(({ id }) => selection.has(id))}
                onChange={() => {
                  if (allChosen) selection.none()
                  else selection.all(rows)
                  keepKeys()
                }}
              />
            </GridHead>
            {columns.map((name) => (
              <ColumnHead
                key={name}
                name={name}
                address={address}
                columns={look}
                label={sayField(words, entity.name, name)}
                onFilter={onFilter}
              />
            ))}
            <GridHead className={styles.headCell}>
              <span className={styles.hiddenWord}>{words.screens.list.menu}</span>
            </GridHead>
          </GridRow>
          <GridBody className={styles.body} style={{ height: rows.length * height }}>
            {rows.slice(first, end).map((record, offset) => {
              const place = first + offset
              return (
                <ListRow
                  key={record.id}
                  id={rowId(place)}
                  place={place}
                  top={place * height}
                  entity={entity}
                  columns={columns}
                  record={record}
                  narrow={height > 36}
                  active={place === active.place}
                  chosen={selection.has(record.id)}
                  choosing={choosing}
                  onActive={() => active.goTo(place)}
                  onChoose={() => {
                    selection.toggle(latest.current.rows, place)
                    keepKeys()
                  }}
                  onRange={() => {
                    extendTo(place)
                    keepKeys()
                  }}
                  onOpen={() => onOpen(record)}
                  onMenu={(x, y) => onMenu({ record, x, y })}
                />
              )
            })}
          </GridBody>
        </Grid>
        {typed !== '' && (
          <p className={styles.jump} role="status">
            {words.screens.list.jumpTo} <b>{typed}</b>
          </p>
        )}
      </WithAboutCounts>
    </KnownTitles>
  )
}

const rowId = (place: number) => `row-${place}`
