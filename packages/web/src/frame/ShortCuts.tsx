import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useReader } from '../session/session.tsx'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import { useDialogs } from './dialogs.tsx'
import { placesFor } from './places.ts'

/** Keys that mean the same on every screen. A screen that means something else by them is drawn later and wins. */
export function ShortCuts() {
  const words = useWords()
  const { frame } = words
  const { noteTalk, addTask } = useDialogs()
  const navigate = useNavigate()
  const client = useClientHere()
  const addClient = () => void navigate({ to: '/clients/new' })
  useKey('n', () => noteTalk(client), { says: frame.noteTalk, everywhere: true })
  useKey('t', () => addTask(client), { says: frame.addTask, everywhere: true })
  useKey('c', addClient, { says: frame.addClient, everywhere: true })
  return placesFor(words, useReader()).map(({ key, address, name }) => (
    <PlaceKey key={key} of={key} says={name} go={() => void navigate({ to: address })} />
  ))
}

function PlaceKey({ of, says, go }: { of: string; says: string; go: () => void }) {
  useKey(of, go, { says, everywhere: true })
  return null
}

/** The client whose card is open: what is added from here is about them. */
export function useClientHere(): string | undefined {
  const at = useRouterState({ select: ({ location }) => location.pathname })
  const [, id] = /^\/clients\/([0-9a-f-]{36})(?:\/|$)/.exec(at) ?? []
  return id
}
