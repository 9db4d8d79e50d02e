import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { loadImports } from '../frame/built.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words/useWords.tsx'
import type { ListAddress } from './useListAddress.ts'

/** A list without rows says why, and what can be done about it. */
export function NothingHere({ address, add }: { address: ListAddress; add: (() => void) | undefined }) {
  const { screens, frame } = useWords()
  const { list } = screens
  const isOfClients = address.entity.name === 'client'
  if (address.conditions.length > 0)
    return (
      <Empty
        title={list.noneFit}
        hint={list.noneFitHint}
        action={<Button onClick={address.clearConditions}>{list.clearFilters}</Button>}
      />
    )
  return (
    <Empty
      title={list.noneYet}
      hint={isOfClients ? list.noClientsHint : list.noneYetHint}
      action={
        add && (
          <Group gap={8}>
            <Button variant="filled" onClick={add}>
              {list.add}
            </Button>
            {isOfClients && loadImports && (
              <Button component={Link} to="/imports">
                {frame.imports}
              </Button>
            )}
          </Group>
        )
      }
    />
  )
}
