/** The record before and behind in the list one came from, without going back to it. */

import type { EntityName } from '@kartoteka/model'
import { ActionIcon, Group } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconList } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { recordAddress } from '../frame/addresses.ts'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import { keepWalk, neighbours, walkOf, walkOn } from './listWalk.ts'

export function ListSteps({ entity, id }: { entity: EntityName; id: string }) {
  const { form } = useWords().screens
  const navigate = useNavigate()
  const [walk, setWalk] = useState(() => walkOf(entity))
  const [previous, next] = walk ? neighbours(walk, id) : [null, null]
  const step = async (to: 'before' | 'after') => {
    if (walk === undefined) return
    let target = to === 'before' ? previous : next
    if (target === undefined) {
      const longer = await walkOn(walk, to)
      keepWalk(entity, longer)
      setWalk(longer)
      target = neighbours(longer, id)[to === 'before' ? 0 : 1]
    }
    if (target) void navigate({ to: recordAddress(entity, target), replace: true })
  }
  useKey('k', () => void step('before'), { says: form.previous, off: previous === null })
  useKey('j', () => void step('after'), { says: form.next, off: next === null })
  if (walk === undefined || !walk.ids.includes(id)) return null
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        aria-label={form.backToList}
        title={form.backToList}
        onClick={() => void navigate({ href: walk.back })}
      >
        <IconList size={18} />
      </ActionIcon>
      <ActionIcon
        aria-label={form.previous}
        title={`${form.previous} (k)`}
        disabled={previous === null}
        onClick={() => void step('before')}
      >
        <IconChevronUp size={18} />
      </ActionIcon>
      <ActionIcon
        aria-label={form.next}
        title={`${form.next} (j)`}
        disabled={next === null}
        onClick={() => void step('after')}
      >
        <IconChevronDown size={18} />
      </ActionIcon>
    </Group>
  )
}
