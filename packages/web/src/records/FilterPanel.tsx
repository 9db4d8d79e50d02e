/** What a list can be narrowed by, beside it (F4). Every change is in the address at once. */

import { fieldNamed, sayField } from '@kartoteka/model'
import { CloseButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { ConditionOf } from './FilterCondition.tsx'
import { filterFields } from './filterInUrl.ts'
import styles from './list.module.css'
import type { ListAddress } from './useListAddress.ts'

export function FilterPanel({ address, onClose }: { address: ListAddress; onClose: () => void }) {
  const words = useWords()
  const { hidden } = useReader()
  const box = useRef<HTMLElement>(null)
  const { entity, conditions, setCondition } = address
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), [])
  return (
    <aside
      ref={box}
      className={styles.panel}
      aria-label={words.screens.list.filter}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // What is chosen in the list stays chosen.
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.panelHead}>
        {words.screens.list.filter}
        <CloseButton aria-label={words.screens.list.closeFilter} onClick={onClose} />
      </div>
      {filterFields(entity, hidden[entity.name]).map((name) => {
        const field = fieldNamed(entity, name)
        const said = conditions.find((each) => each.field === name)?.said ?? ''
        return (
          field && (
            <ConditionOf
              key={name}
              name={name}
              label={sayField(words, entity.name, name)}
              entity={entity.name}
              field={field}
              said={said}
              onSay={(now) => setCondition(name, now)}
            />
          )
        )
      })}
    </aside>
  )
}
