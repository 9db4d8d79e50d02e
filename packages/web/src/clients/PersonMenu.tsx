import { type PersonAtClient, registry, say } from '@kartoteka/model'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { sayError, send } from '../data/api.ts'
import { editAddress } from '../frame/addresses.ts'
import { bin, nowKept } from '../records/deeds.ts'
import type { Kept } from '../records/rights.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

/** A person's place at the client is changed here; the person, on their own screen. */
export function PersonMenu({ each: { person, position } }: { each: PersonAtClient; client: string }) {
  const words = useWords()
  const { card: said, list } = words.screens
  const navigate = useNavigate()
  const name = person.name ?? person.lastName
  const wrong = (error: unknown) => notifyWrong(sayError(words, error))
  const change = (part: Readonly<Record<string, boolean>>) =>
    void send<Kept>('PATCH', `/api/positions/${position.id}`, { version: position.version, ...part })
      .then((after) => nowKept('position', after))
      .catch(wrong)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={say(list.menuOf, { name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: editAddress('person', person.id) })}>
          {list.edit}
        </Menu.Item>
        {!position.primary && position.active && (
          <Menu.Item onClick={() => change({ primary: true })}>{said.makePrimary}</Menu.Item>
        )}
        <Menu.Item onClick={() => change({ active: !position.active })}>
          {position.active ? said.leftFirm : said.cameBack}
        </Menu.Item>
        <Menu.Item
          color="var(--late)"
          onClick={() =>
            void bin(
              registry.position as never,
              [position as unknown as Kept],
              say(list.deleted, { name }),
            ).catch(wrong)
          }
        >
          {said.removePerson}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
