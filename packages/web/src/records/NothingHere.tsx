import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { loadImports } from '../frame/built.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words/useWords.tsx'
import type { ListAddress } from './useListAddress.ts'

type Add = (() => void) | undefined

/** A list without rows says why, and what can be done about it. */
export function NothingHere({ address, add }: { address: ListAddress; add: Add }) {
  const { screens } = useWords()
  const { list } = screens
  if (address.conditions.length > 0)
    return (
      <Empty
        title={list.noneFit}
        hint={list.noneFitHint}
        action={<Button onClick={address.clearConditions}>{list.clearFilters}</Button>}
      />
    )
  if (address.entity.name === 'client') return <NoClients add={add} />
  return (
    <Empty
      title={list.noneYet}
      hint={list.noneYetHint}
      action={
        add && (
          <Button variant="filled" onClick={add}>
            {list.add}
          </Button>
        )
      }
    />
  )
}

/** The first steps of a firm. */
export function NoClients({ add }: { add: Add }) {
  const { screens, frame } = useWords()
  return (
    <Empty
      title={screens.list.noneYet}
      hint={screens.list.noClientsHint}
      action={
        add && (
          <Group gap={8}>
            <Button variant="filled" onClick={add}>
              {frame.addClient}
            </Button>
            {loadImports && (
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
