import { type PersonAtClient, say, scopeOf } from '@kartoteka/model'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { sayError, send } from '../data/api.ts'
import { downloadCard } from '../data/files.ts'
import { editAddress } from '../frame/addresses.ts'
import { nowKept } from '../records/deeds.ts'
import type { Kept } from '../records/rights.ts'
import { useReader, useToday } from '../session/session.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

interface PersonMenuProps {
  readonly each: PersonAtClient
  onEdit(): void
  onRemove(): void
}

/** A person's place at the client is changed here; the person, on their own screen. */
export function PersonMenu({ each: { person, position }, onEdit, onRemove }: PersonMenuProps) {
  const words = useWords()
  const { card: said, list } = words.screens
  const today = useToday()
  const navigate = useNavigate()
  const mayExport = scopeOf(useReader(), 'person', 'export') !== 'none'
  const name = person.name ?? person.lastName
  const change = (part: Readonly<Record<string, unknown>>) =>
    void send<Kept>('PATCH', `/api/positions/${position.id}`, { version: position.version, ...part })
      .then((after) => nowKept('position', after))
      .catch((error: unknown) => notifyWrong(sayError(words, error)))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={say(list.menuOf, { name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{said.editPosition}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: editAddress('person', person.id) })}>
          {said.editPerson}
        </Menu.Item>
        {!position.primary && position.active && (
          <Menu.Item onClick={() => change({ primary: true })}>{said.makePrimary}</Menu.Item>
        )}
        {position.active ? (
          <Menu.Item
            onClick={() => change({ active: false, primary: false, until: position.until ?? today })}
          >
            {said.leftFirm}
          </Menu.Item>
        ) : (
          <Menu.Item onClick={() => change({ active: true, until: null })}>{said.cameBack}</Menu.Item>
        )}
        {mayExport && (
          <Menu.Item title={words.exports.cardHint} onClick={() => downloadCard('person', person.id)}>
            {words.exports.card}
          </Menu.Item>
        )}
        <Menu.Item color="var(--late)" rightSection="Del" onClick={onRemove}>
          {said.removePerson}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
