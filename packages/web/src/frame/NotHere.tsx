import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../words/useWords.tsx'

/** An address that leads nowhere. */
export function NotHere() {
  const { frame, faults } = useWords()
  return (
    <Page title={frame.notHere}>
      <Empty
        title={faults.noSuchAddress}
        action={
          <Button component={Link} to="/">
            {frame.toToday}
          </Button>
        }
      />
    </Page>
  )
}
