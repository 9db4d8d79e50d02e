import { registry, say, type Talk } from '@kartoteka/model'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { sayError } from '../data/api.ts'
import { oneLine } from '../fields/oneLine.ts'
import { editAddress, recordAddress } from '../frame/addresses.ts'
import { bin } from '../records/deeds.ts'
import { type Kept, may } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './card.module.css'

/** What can be done with a talk that was noted. */
export function TalkMenu({ talk }: { talk: Talk }) {
  const words = useWords()
  const { list } = words.screens
  const reader = useReader()
  const navigate = useNavigate()
  const record = talk as unknown as Kept
  const entity = registry.talk as never
  const name = oneLine(talk.text, 40)
  const remove = () =>
    bin(entity, [record], say(list.deleted, { name })).catch((error: unknown) =>
      notifyWrong(sayError(words, error)),
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" className={styles.talkMenu} aria-label={say(list.menuOf, { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: recordAddress('talk', talk.id) })}>
          {list.open}
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            void navigate({ to: recordAddress('talk', talk.id), search: { tab: 'attachments' } as never })
          }
        >
          {words.about.menu}
        </Menu.Item>
        {may(reader, 'edit', entity, record) && (
          <Menu.Item onClick={() => void navigate({ to: editAddress('talk', talk.id) })}>
            {list.edit}
          </Menu.Item>
        )}
        {may(reader, 'delete', entity, record) && (
          <Menu.Item color="var(--late)" onClick={() => void remove()}>
            {list.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
