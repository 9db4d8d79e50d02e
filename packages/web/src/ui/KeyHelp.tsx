import { lazy, Suspense, useState } from 'react'
import { useWords } from '../words/useWords.tsx'
import { keysNow, useKey } from './useKey.ts'

const KeyList = lazy(async () => ({ default: (await import('./KeyList.tsx')).KeyList }))

/** All keys that mean something on the screen behind it. */
export function KeyHelp() {
  const { frame } = useWords()
  const [keys, setKeys] = useState<ReturnType<typeof keysNow>>()
  const [opened, setOpened] = useState(false)
  const show = () => {
    setKeys(keysNow())
    setOpened(true)
  }
  useKey('?', show, { says: frame.keyHelp, everywhere: true })
  return (
    <Suspense>{keys && <KeyList keys={keys} opened={opened} onClose={() => setOpened(false)} />}</Suspense>
  )
}
