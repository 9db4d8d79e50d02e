/** Conditions that stand together in a group: where all the others must hold, any of these is enough, and the other way round. */
import { type Condition, mostConditions, mostGroups, say, sayFilterField } from '@kartoteka/model'
import { Button, CloseButton, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../words/useWords.tsx'
import { ConditionOf } from './FilterCondition.tsx'
import { withCondition } from './FilterPanel.tsx'
import filter from './filter.module.css'
import type { ListAddress } from './useListAddress.ts'

interface Begun {
  readonly group: number
  readonly field: string
}

export function FilterGroups({ address, offered }: { address: ListAddress; offered: readonly string[] }) {
  const { lists } = useWords()
  const { query, change } = address
  /** What was said last: the address follows a moment later, and one types on meanwhile. */
  const [last, setLast] = useState<{
    readonly before: readonly Condition[]
    readonly now: readonly Condition[]
  }>()
  const conditions = last?.before === query.conditions ? last.now : query.conditions
  /** Chosen, but nothing is said of it yet: that has no place in the address. */
  const [begun, setBegun] = useState<readonly Begun[]>([])
  const [opened, setOpened] = useState<readonly number[]>([])
  const used = new Set([...conditions.map(({ group }) => group), ...opened].filter((group) => group > 0))
  const free = Array.from({ length: mostGroups }, (_, place) => place + 1).find((group) => !used.has(group))
  const remove = (group: number) => {
    setOpened(opened.filter((each) => each !== group))
    setBegun(begun.filter((each) => each.group !== group))
    change({ conditions: conditions.filter((each) => each.group !== group) })
  }
  const begin = (one: Begun) => {
    const isBegun = begun.some(({ group, field }) => group === one.group && field === one.field)
    if (!isBegun) setBegun([...begun, one])
  }
  const put = (old: Condition | undefined, now: Condition) => {
    // What was emptied stays open, to be said anew.
    if (now.said === '' && old) begin({ group: now.group, field: now.field })
    if (now.said !== '' && !old) {
      const place = begun.findIndex((each) => each.group === now.group && each.field === now.field)
      setBegun(begun.toSpliced(place, 1))
    }
    const all = withCondition(conditions, old, now)
    setLast({ before: query.conditions, now: all })
    change({ conditions: all })
  }
  return (
    <>
      {[...used].sort().map((group) => (
        <Group
          key={group}
          address={address}
          offered={offered}
          conditions={conditions.filter((each) => each.group === group)}
          begun={begun.filter((each) => each.group === group)}
          onBegin={(field) => begin({ group, field })}
          onGiveUp={(one) => setBegun(begun.filter((each) => each !== one))}
          onSay={(old, now) => put(old, { group, ...now })}
          onRemove={() => remove(group)}
        />
      ))}
      {free !== undefined && conditions.length < mostConditions && (
        <Button
          size="xs"
          variant="subtle"
          className={filter.addGroup}
          leftSection={<IconPlus size={14} />}
          onClick={() => setOpened([...opened, free])}
        >
          {lists.filter.addGroup}
        </Button>
      )}
    </>
  )
}

interface GroupProps {
  readonly address: ListAddress
  readonly offered: readonly string[]
  readonly conditions: readonly Condition[]
  readonly begun: readonly Begun[]
  onBegin(field: string): void
  onGiveUp(one: Begun): void
  onSay(old: Condition | undefined, now: Omit<Condition, 'group'>): void
  onRemove(): void
}

function Group({ address, offered, conditions, begun, ...on }: GroupProps) {
  const words = useWords()
  const { filter: says } = words.lists
  const { entity, query } = address
  const name = query.match === 'all' ? says.anyGroup : says.allGroup
  // What was begun and is said now stays where it is, and keeps the cursor.
  const lines = numbered([
    ...conditions.map((condition) => ({ field: condition.field, condition, one: undefined })),
    ...begun.map((one) => ({ field: one.field, condition: undefined, one })),
  ])
  const removeButton = (field: string, onClick: () => void) => (
    <CloseButton
      size="sm"
      className={filter.removeOne}
      aria-label={say(says.removeFrom, { name: sayFilterField(words, entity, field) })}
      onClick={onClick}
    />
  )
  return (
    <section className={filter.group} aria-label={name}>
      <div className={filter.groupHead}>
        {name}
        <CloseButton size="sm" aria-label={says.removeGroup} onClick={on.onRemove} />
      </div>
      {lines.map(({ field, condition, one, nth }) => (
        <div key={`${field} ${nth}`} className={filter.inGroup}>
          <ConditionOf
            of={entity}
            name={field}
            condition={condition}
            onSay={(now) => (condition || now.said !== '') && on.onSay(condition, { field, ...now })}
          />
          {removeButton(field, () =>
            condition ? on.onSay(condition, { ...condition, said: '' }) : one && on.onGiveUp(one),
          )}
        </div>
      ))}
      <NativeSelect
        size="xs"
        aria-label={says.addTo}
        value=""
        onChange={({ currentTarget: { value } }) => value !== '' && on.onBegin(value)}
      >
        <option value="">{says.addTo} …</option>
        {offered.map((field) => (
          <option key={field} value={field}>
            {sayFilterField(words, entity, field)}
          </option>
        ))}
      </NativeSelect>
    </section>
  )
}

/** Two conditions on one field differ by nothing else that stays while one types. */
const numbered = <L extends { readonly field: string }>(lines: readonly L[]) =>
  lines.map((line, place) => ({
    ...line,
    nth: lines.slice(0, place).filter(({ field }) => field === line.field).length,
  }))
