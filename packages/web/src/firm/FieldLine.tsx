import { type CustomField, type CustomFieldIndexes, nameIn, say, sayChoice } from '@kartoteka/model'
import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { RecordLink } from '../fields/RecordLink.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './customFields.module.css'
import { SlowUntil } from './SlowUntil.tsx'
import type { Order } from './useOrder.ts'

interface FieldLineProps {
  readonly field: CustomField
  readonly place: number
  readonly last: boolean
  readonly order: Order
  readonly index: CustomFieldIndexes[string] | undefined
}

/** A definition in one line; dragged, or moved by Alt and an arrow, it changes its place. */
export function FieldLine({ field, place, last, order, index }: FieldLineProps) {
  const words = useWords()
  const { customFields: said } = words.screens
  const { fields: of } = words.records.customField
  const language = useLanguage()
  const name = nameIn(field.name, language)
  const traits = [
    sayChoice(words, 'customField', 'kind', field.kind),
    field.group && nameIn(field.group, language),
    field.required && of.required,
    field.listed && of.listed,
    field.filterable && of.filterable,
    field.sortable && of.sortable,
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    order.move(place, place + step)
  }
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', name)
    order.lift(place)
  }
  const onDragOver = (event: DragEvent) => {
    if (!order.isLifted) return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    order.over(place, event.clientY > top + height / 2)
  }
  return (
    <li
      className={styles.line}
      data-off={!field.active || undefined}
      data-lifted={order.lifted === field.id || undefined}
      data-arrow-row
      draggable
      onDragStart={onDragStart}
      onDragOver={onDragOver}
      onDragEnd={order.drop}
      onKeyDown={onKeyDown}
    >
      <IconGripVertical size={16} className={styles.grip} aria-hidden="true" />
      <span className={styles.told}>
        <RecordLink entity="customField" id={field.id} className={styles.name} data-arrow>
          {name}
        </RecordLink>
        {!field.active && <span className={styles.off}>{said.notInUse}</span>}
        <span className={styles.traits}>{traits.filter(Boolean).join(' · ')}</span>
        {(field.filterable || field.sortable) && <SlowUntil index={index} />}
      </span>
      <span className={styles.moves} hidden={place === 0 && last}>
        <ActionIcon
          aria-label={say(said.moveUp, { name })}
          title="Alt+↑"
          disabled={place === 0}
          onClick={() => order.move(place, place - 1)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={say(said.moveDown, { name })}
          title="Alt+↓"
          disabled={last}
          onClick={() => order.move(place, place + 1)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
      </span>
    </li>
  )
}
