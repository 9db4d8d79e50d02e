import { type Position, registry } from '@kartoteka/model'
import { Menu } from '@mantine/core'
import { sayError, send } from '../data/api.ts'
import { nowKept } from '../records/deeds.ts'
import type { Kept } from '../records/rights.ts'
import { useToday } from '../session/session.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

/** What can be changed at once of a person's place at a client: the main contact, left, came back. */
export function PositionItems({
  position,
}: {
  position: Pick<Position, 'primary' | 'active' | 'until'> & Pick<Kept, 'id' | 'version'>
}) {
  const words = useWords()
  const { card: said } = words.screens
  const today = useToday()
  const change = (part: Readonly<Record<string, unknown>>) =>
    void send<Kept>('PATCH', `/api/${registry.position.plural}/${position.id}`, {
      version: position.version,
      ...part,
    })
      .then((after) => nowKept('position', after))
      .catch((error: unknown) => notifyWrong(sayError(words, error)))
  return (
    <>
      {!position.primary && position.active && (
        <Menu.Item onClick={() => change({ primary: true })}>{said.makePrimary}</Menu.Item>
      )}
      {position.active ? (
        <Menu.Item onClick={() => change({ active: false, primary: false, until: position.until ?? today })}>
          {said.leftFirm}
        </Menu.Item>
      ) : (
        <Menu.Item onClick={() => change({ active: true, until: null })}>{said.cameBack}</Menu.Item>
      )}
    </>
  )
}
