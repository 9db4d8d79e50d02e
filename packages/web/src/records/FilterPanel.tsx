/** What a list can be narrowed by, beside it (F4). Every change is in the address at once. */
import { type Condition, fold, offeredFilters, sayFilterField } from '@kartoteka/model'
import { CloseButton, SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { ConditionOf } from './FilterCondition.tsx'
import { FilterGroups } from './FilterGroups.tsx'
import filter from './filter.module.css'
import styles from './list.module.css'
import type { ListAddress } from './useListAddress.ts'

interface FilterPanelProps {
  readonly address: ListAddress
  /** The field it is opened for. */
  readonly sought: string | undefined
  onClose(): void
}

export function FilterPanel({ address, sought: first, onClose }: FilterPanelProps) {
  const words = useWords()
  const { filter: says } = words.lists
  const { hidden } = useReader()
  const box = useRef<HTMLElement>(null)
  const { entity, query, change } = address
  const [sought, setSought] = useState(first === undefined ? '' : sayFilterField(words, entity, first))
  const { conditions, match } = query
  useEffect(() => {
    // Opened at a field, one goes on with what is asked of it.
    const asked =
      first === undefined ? undefined : box.current?.querySelector<HTMLElement>('[data-asked] input')
    const find = box.current?.querySelector<HTMLElement>('input[data-find]')
    ;(asked ?? find)?.focus()
  }, [first])
  const fits = (name: string) => fold(sayFilterField(words, entity, name)).includes(fold(sought.trim()))
  const found = offeredFilters(entity, hidden).filter(fits)
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
      <div className={filter.match}>
        <span id="match">{says.match}</span>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-labelledby="match"
          data={[
            { value: 'all', label: says.all },
            { value: 'any', label: says.any },
          ]}
          value={match}
          onChange={(now) => change({ match: now as 'all' | 'any' })}
        />
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
      {found.length === 0 && <p className={filter.none}>{says.none}</p>}
      {found.map((name) => {
        const asked = conditions.filter((each) => each.group === 0 && each.field === name)
        return (asked.length === 0 ? [undefined] : asked).map((condition, place) => (
          <ConditionOf
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions on one field differ by nothing else that stays while one types
            key={`${name} ${place}`}
            of={entity}
            name={name}
            condition={condition}
            onSay={(now) =>
              change({ conditions: withCondition(conditions, condition, { field: name, group: 0, ...now }) })
            }
          />
        ))
      })}
      <FilterGroups address={address} offered={offeredFilters(entity, hidden)} />
    </aside>
  )
}

/** The conditions with one put in another's place; one that says nothing is taken out. */
export function withCondition(
  conditions: readonly Condition[],
  old: Condition | undefined,
  now: Condition,
): readonly Condition[] {
  const said = now.said === '' ? [] : [now]
  if (old === undefined) return [...conditions, ...said]
  return conditions.flatMap((each) => (each === old ? said : [each]))
}
