/** Several values of one field, one a line: Enter adds a line, Backspace in an empty one takes it out, Alt and an arrow move it. */
import { say, sayField } from '@kartoteka/model'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { useWords } from '../words/useWords.tsx'
import { faultId, type InputProps } from './field.ts'
import styles from './fields.module.css'

interface LineListProps<L> extends InputProps {
  readonly lines: readonly L[]
  readonly blank: L
  /** Their order means something. */
  readonly movable?: true
  isEmpty(line: L): boolean
  children(line: L, set: (line: L) => void, control: LineControl): ReactNode
}

/** What the first control of each line takes. */
export interface LineControl {
  readonly id: string
  readonly error: boolean
  readonly 'aria-label': string
  readonly 'aria-describedby': string | undefined
  readonly disabled: boolean
  readonly 'data-line': number
  readonly 'data-first'?: true
}

/** The lines of a raw value: a list, or a single value said without one. */
export const linesOf = <L,>(raw: unknown): readonly L[] =>
  Array.isArray(raw) ? raw : raw === null || raw === undefined || raw === '' ? [] : [raw as L]

/** A note may stand beside a number that is none yet. */
const isBlank = (control: EventTarget) => control instanceof HTMLInputElement && control.value === ''

export function LineList<L>({
  lines,
  blank,
  isEmpty,
  movable,
  children,
  onChange,
  onLeave,
  ...field
}: LineListProps<L>) {
  const words = useWords()
  const { screens } = words
  const box = useRef<HTMLDivElement>(null)
  const shown = lines.length === 0 ? [blank] : lines
  const label = sayField(words, field.entity, field.name)
  // The line is there only after the next drawing; the next key already belongs to it.
  const wanted = useRef<number>(undefined)
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    box.current?.querySelector<HTMLElement>(`[data-line="${wanted.current}"]`)?.focus()
    wanted.current = undefined
  })
  const focus = (place: number) => {
    wanted.current = place
  }
  const add = (place: number) => {
    focus(place)
    onChange(shown.toSpliced(place, 0, blank))
  }
  const remove = (place: number) => {
    focus(Math.max(place - 1, 0))
    onChange(shown.toSpliced(place, 1))
  }
  const move = (place: number, to: number) => {
    const line = shown[place]
    if (line === undefined || to < 0 || to >= shown.length) return
    focus(to)
    onChange(shown.toSpliced(place, 1).toSpliced(to, 0, line))
  }
  const onKeyDown = (event: KeyboardEvent, place: number, line: L) => {
    if (movable && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(place, place + (event.key === 'ArrowUp' ? -1 : 1))
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (!isEmpty(line)) add(place + 1)
    } else if (event.key === 'Backspace' && isEmpty(line) && isBlank(event.target) && shown.length > 1) {
      event.preventDefault()
      remove(place)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears when the focus leaves the whole group
    <div
      ref={box}
      className={styles.lineList}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && onLeave()}
    >
      {shown.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place: its text changes with every letter
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the controls inside
        <div key={place} className={styles.line} onKeyDown={(event) => onKeyDown(event, place, line)}>
          {children(line, (said) => onChange(shown.with(place, said)), {
            id: place === 0 ? field.id : `${field.id}-${place}`,
            error: field.fault !== undefined && (field.fault.place ?? 0) === place,
            'aria-label': shown.length === 1 ? label : `${label} ${place + 1}`,
            'aria-describedby': field.fault === undefined ? undefined : faultId(field.id),
            disabled: field.locked ?? false,
            'data-line': place,
            ...(place === 0 && field.first && { 'data-first': true }),
          })}
          {movable && shown.length > 1 && !field.locked && (
            <>
              <ActionIcon
                aria-label={say(screens.fields.moveUp, { place: place + 1 })}
                title="Alt+↑"
                disabled={place === 0}
                onClick={() => move(place, place - 1)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                aria-label={say(screens.fields.moveDown, { place: place + 1 })}
                title="Alt+↓"
                disabled={place === shown.length - 1}
                onClick={() => move(place, place + 1)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
            </>
          )}
          {shown.length > 1 && !field.locked && (
            <ActionIcon aria-label={screens.fields.removeLine} onClick={() => remove(place)}>
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!field.locked && !shown.some(isEmpty) && (
        <Button
          variant="subtle"
          size="xs"
          className={styles.addLine}
          leftSection={<IconPlus size={14} />}
          onClick={() => add(shown.length)}
        >
          {screens.fields.addLine}
        </Button>
      )}
    </div>
  )
}
