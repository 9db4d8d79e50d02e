/** Which columns a list has, and in which order (Shift+F4). */
import { fold, say, sayField } from '@kartoteka/model'
import { ActionIcon, Button, Checkbox, CloseButton, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconMinus, IconPlus } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { moved } from '../firm/moved.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './columnsPanel.module.css'
import filter from './filter.module.css'
import list from './list.module.css'
import { useColumns } from './useColumns.ts'
import type { ListAddress } from './useListAddress.ts'

export function ColumnsPanel({ address, onClose }: { address: ListAddress; onClose: () => void }) {
  const words = useWords()
  const { columns: says } = words.lists
  const { entity } = address
  const columns = useColumns(address)
  const keepFocus = useKeptFocus(columns.shown)
  const box = useRef<HTMLElement>(null)
  const [sought, setSought] = useState('')
  const [lifted, setLifted] = useState<string>()
  /** The order while something is dragged: kept only where it is dropped. */
  const [dragged, setDragged] = useState<readonly string[]>()
  useEffect(() => box.current?.querySelector<HTMLElement>('input[data-find]')?.focus(), [])
  const nameOf = (field: string) => sayField(words, entity.name, field)
  const fits = (field: string) => fold(nameOf(field)).includes(fold(sought.trim()))
  const shown = dragged ?? columns.shown
  const others = columns.others
    .filter(fits)
    .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)))
  const drop = () => {
    setLifted(undefined)
    setDragged(undefined)
    if (dragged) columns.set(dragged)
  }
  return (
    <aside
      ref={box}
      className={list.panel}
      aria-label={says.title}
      {...keepFocus}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div className={list.panelHead}>
        {says.title}
        <CloseButton aria-label={says.close} onClick={onClose} />
      </div>
      <TextInput
        data-find
        type="search"
        className={filter.find}
        placeholder={says.find}
        aria-label={says.find}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <h2 className={styles.heading}>{says.shown}</h2>
      <ol className={styles.lines}>
        {shown.map(
          (field, place) =>
            fits(field) && (
              <Line
                key={field}
                name={nameOf(field)}
                place={place}
                last={place === shown.length - 1}
                fixed={field === entity.title}
                isLifted={lifted === field}
                wide={columns.widths[field]}
                onWiden={(step) => columns.widen(field, step)}
                onWidthKey={(event) => columns.onWidthKey(event, field)}
                onMove={(to) => columns.set(moved(columns.shown, place, to))}
                onTakeOut={() => columns.set(columns.shown.filter((each) => each !== field))}
                onLift={() => setLifted(field)}
                onOver={(lower) => {
                  const from = shown.indexOf(lifted ?? '')
                  // Only past the middle, or two lines would change places for as long as one drags.
                  if (from >= 0 && place > from === lower) setDragged(moved(shown, from, place))
                }}
                onDrop={drop}
              />
            ),
        )}
      </ol>
      <p className={styles.hint}>{says.hint}</p>
      {others.length > 0 && <h2 className={styles.heading}>{says.others}</h2>}
      <div className={styles.others}>
        {others.map((field) => (
          <Checkbox
            key={field}
            label={nameOf(field)}
            checked={false}
            onChange={() => columns.set([...columns.shown, field])}
          />
        ))}
      </div>
      {others.length === 0 && !shown.some(fits) && <p className={filter.none}>{says.none}</p>}
      <p className={styles.hint}>
        {columns.in === 'mine' ? says.kept : columns.in === 'view' ? says.inView : says.inAddress}
      </p>
      <Button size="xs" disabled={columns.asItWas} onClick={columns.reset}>
        {says.asItWas}
      </Button>
    </aside>
  )
}

/**
 * What is worked by keys keeps the focus where a line changes its place; where its line has gone, the next field is
 * looked for.
 */
function useKeptFocus(shown: readonly string[]) {
  const worked = useRef<{ readonly by: HTMLElement; readonly panel: HTMLElement }>(undefined)
  const order = shown.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus is lost where the lines are drawn in another order
  useLayoutEffect(() => {
    const { by, panel } = worked.current ?? {}
    worked.current = undefined
    if (by?.isConnected) by.focus()
    else if (by) panel?.querySelector<HTMLElement>('input[data-find]')?.focus()
  }, [order])
  return {
    onKeyDownCapture: ({ target, currentTarget }: KeyboardEvent<HTMLElement>) => {
      if (target instanceof HTMLElement) worked.current = { by: target, panel: currentTarget }
    },
    onPointerDownCapture: () => {
      worked.current = undefined
    },
  }
}

interface LineProps {
  readonly name: string
  readonly place: number
  readonly last: boolean
  /** The title of a record is always there. */
  readonly fixed: boolean
  readonly isLifted: boolean
  /** Pixels, where it is not as wide as its kind makes it. */
  readonly wide: number | undefined
  onWiden(step: 1 | -1): void
  onWidthKey(event: KeyboardEvent): void
  onMove(to: number): void
  onTakeOut(): void
  onLift(): void
  onOver(lower: boolean): void
  onDrop(): void
}

function Line({ name, place, last, fixed, isLifted, wide, ...on }: LineProps) {
  const { columns: says } = useWords().lists
  const onKeyDown = (event: KeyboardEvent) => {
    on.onWidthKey(event)
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    on.onMove(place + step)
  }
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', name)
    on.onLift()
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    on.onOver(event.clientY > top + height / 2)
  }
  return (
    <li
      className={styles.line}
      data-lifted={isLifted || undefined}
      draggable
      onDragStart={onDragStart}
      onDragOver={onDragOver}
      onDragEnd={on.onDrop}
      onKeyDown={onKeyDown}
    >
      <IconGripVertical size={14} className={styles.grip} aria-hidden="true" />
      <Checkbox label={name} checked disabled={fixed} onChange={on.onTakeOut} />
      <span className={styles.moves}>
        <span className={styles.widths}>
          {wide !== undefined && <span className={styles.width}>{wide}</span>}
          <ActionIcon
            size="sm"
            aria-label={say(says.narrower, { name })}
            title="Alt+Shift+←"
            onClick={() => on.onWiden(-1)}
          >
            <IconMinus size={14} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            aria-label={say(says.wider, { name })}
            title="Alt+Shift+→"
            onClick={() => on.onWiden(1)}
          >
            <IconPlus size={14} />
          </ActionIcon>
        </span>
        <ActionIcon
          size="sm"
          aria-label={say(says.moveUp, { name })}
          title="Alt+↑"
          disabled={place === 0}
          onClick={() => on.onMove(place - 1)}
        >
          <IconArrowUp size={14} />
        </ActionIcon>
        <ActionIcon
          size="sm"
          aria-label={say(says.moveDown, { name })}
          title="Alt+↓"
          disabled={last}
          onClick={() => on.onMove(place + 1)}
        >
          <IconArrowDown size={14} />
        </ActionIcon>
      </span>
    </li>
  )
}
