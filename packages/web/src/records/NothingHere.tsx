import { Button } from '@mantine/core'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words/useWords.tsx'
import type { ListAddress } from './useListAddress.ts'

/** A list without rows says why, and what can be done about it. */
export function NothingHere({ address, add }: { address: ListAddress; add: (() => void) | undefined }) {
  const { list } = useWords().screens
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
      hint={address.entity.name === 'client' ? list.noClientsHint : list.noneYetHint}
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
