import { Button } from '@mantine/core'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { sayError } from '../data/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../words/useWords.tsx'

/** A screen that could not be drawn: what is around it goes on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const words = useWords()
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={words.frame.broken}>
      <Empty
        title={sayError(words, error)}
        action={<Button onClick={again}>{words.frame.tryAgain}</Button>}
      />
    </Page>
  )
}
