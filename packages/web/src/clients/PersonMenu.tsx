import { type PersonAtClient, say, scopeOf } from '@kartoteka/model'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { downloadCard } from '../data/files.ts'
import { editAddress } from '../frame/addresses.ts'
import type { Kept } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useWords } from '../words/useWords.tsx'
import { PositionItems } from './PositionItems.tsx'

interface PersonMenuProps {
  readonly each: PersonAtClient
  onEdit(): void
  onRemove(): void
}

/** A person's place at the client is changed here; the person, on their own screen. */
export function PersonMenu({ each: { person, position }, onEdit, onRemove }: PersonMenuProps) {
  const words = useWords()
  const { card: said, list } = words.screens
  const navigate = useNavigate()
  const mayExport = scopeOf(useReader(), 'person', 'export') !== 'none'
  const name = person.name ?? person.lastName
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
        <PositionItems position={position as typeof position & Kept} />
        {mayExport && (
          <Menu.Item title={words.exports.cardHint} onClick={() => downloadCard('person', person.id)}>
            {words.exports.card}
          </Menu.Item>
        )}
        <Menu.Item color="var(--late)" rightSection={<Kbd of="Delete" />} onClick={onRemove}>
          {said.removePerson}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
