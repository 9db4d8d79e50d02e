import { type Entity, fieldNamed, say } from '@kartoteka/model'
import { ActionIcon, Checkbox } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type MouseEvent, memo } from 'react'
import { Shown } from '../fields/FieldRow.tsx'
import { RecordLink } from '../fields/RecordLink.tsx'
import { titleOf } from '../fields/titles.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { GridCell, GridRow } from './grid.ts'
import styles from './list.module.css'
import type { Kept } from './rights.ts'
import { written } from './written.ts'

interface ListRowProps {
  readonly id: string
  readonly place: number
  readonly top: number
  readonly entity: Entity
  readonly columns: readonly string[]
  readonly record: Kept
  readonly narrow: boolean
  readonly active: boolean
  readonly chosen: boolean
  /** Rows are being chosen: a finger then chooses this one too. */
  readonly choosing: boolean
  onActive(): void
  onChoose(): void
  /** Chooses all rows up to this one. */
  onRange(): void
  onOpen(): void
  onMenu(x: number, y: number): void
}

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, label') !== null

const isFinger = ({ nativeEvent }: MouseEvent) =>
  nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'

/** One record in one line. A finger opens it at once, a mouse at the second click. */
export const ListRow = memo(Row, (one, other) =>
  (['top', 'record', 'active', 'chosen', 'choosing', 'columns', 'place'] as const).every(
    (key) => one[key] === other[key],
  ),
)

function Row({
  id,
  place,
  top,
  entity,
  columns,
  record,
  narrow,
  active,
  chosen,
  choosing,
  ...on
}: ListRowProps) {
  const { screens } = useWords()
  const language = useLanguage()
  const title = titleOf(record[entity.title], language) ?? ''
  const { Lead } = written[entity.name] ?? {}
  const openMenu = (event: MouseEvent) => {
    event.preventDefault()
    on.onActive()
    on.onMenu(event.clientX, event.clientY)
  }
  const onMouseDown = (event: MouseEvent) => {
    if (isControl(event.target)) return
    if (!event.shiftKey) return on.onActive()
    // Or the browser would mark the text in between.
    event.preventDefault()
    on.onRange()
  }
  const byFinger = (event: MouseEvent) => {
    if (isFinger(event) && !isControl(event.target)) on.onOpen()
  }
  // Before the title hears of it, which is a link.
  const chooseByFinger = (event: MouseEvent) => {
    const isButton = event.target instanceof Element && event.target.closest('button, input, label') !== null
    if (!isFinger(event) || isButton) return
    event.preventDefault()
    event.stopPropagation()
    on.onChoose()
  }
  const cell = (name: string) => <Cell key={name} entity={entity} name={name} record={record} title={title} />
  return (
    <GridRow
      id={id}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={place + 2}
      aria-selected={chosen}
      data-active={active || undefined}
      data-off={
        record.active === false || record.status === 'done' || record.status === 'blocked' || undefined
      }
      onMouseDown={onMouseDown}
      onDoubleClick={(event) => !isControl(event.target) && on.onOpen()}
      onClick={byFinger}
      onClickCapture={choosing ? chooseByFinger : undefined}
      onContextMenu={openMenu}
    >
      <GridCell className={styles.lead}>
        {Lead ? (
          <Lead record={record} />
        ) : (
          <Checkbox
            tabIndex={-1}
            className={styles.choose}
            checked={chosen}
            aria-label={title}
            onChange={({ nativeEvent }) => {
              const isRange = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
              if (isRange) on.onRange()
              else on.onChoose()
            }}
          />
        )}
      </GridCell>
      {narrow ? (
        <>
          {cell(entity.title)}
          <span role="presentation" className={styles.second}>
            {columns.filter((name) => name !== entity.title).map(cell)}
          </span>
        </>
      ) : (
        columns.map(cell)
      )}
      <GridCell className={styles.menuCell}>
        <ActionIcon
          tabIndex={-1}
          className={styles.menu}
          aria-label={say(screens.list.menuOf, { name: title })}
          onClick={(event) => {
            const { right, bottom } = event.currentTarget.getBoundingClientRect()
            on.onActive()
            on.onMenu(right, bottom)
          }}
        >
          <IconDots size={18} />
        </ActionIcon>
      </GridCell>
    </GridRow>
  )
}

function Cell({
  entity,
  name,
  record,
  title,
}: Pick<ListRowProps, 'entity' | 'record'> & { name: string; title: string }) {
  const field = fieldNamed(entity, name)
  const { cells, Tail } = written[entity.name] ?? {}
  const Written = cells?.[name]
  const shown = Written ? (
    <Written record={record} />
  ) : (
    field && <Shown entity={entity.name} name={name} field={field} value={record[name]} cell />
  )
  return (
    <GridCell className={styles.cell} data-kind={field?.kind} data-title={name === entity.title || undefined}>
      {name === entity.title ? (
        <>
          <RecordLink entity={entity.name} id={record.id} className={styles.title} tabIndex={-1}>
            {field?.kind === 'longText' ? shown : title}
          </RecordLink>
          {Tail && <Tail record={record} />}
        </>
      ) : (
        <span>{shown}</span>
      )}
    </GridCell>
  )
}
