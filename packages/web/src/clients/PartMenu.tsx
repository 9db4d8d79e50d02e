import { type EntityName, registry, say } from '@kartoteka/model'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sayError, send } from '../data/api.ts'
import { recordAddress } from '../frame/addresses.ts'
import { nowKept } from '../records/deeds.ts'
import type { Kept } from '../records/rights.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

interface PartMenuProps {
  readonly name: EntityName
  readonly record: Kept
  readonly title: string
  readonly mayEdit: boolean
  readonly mayDelete: boolean
  /** What making it the main one is called, where there is a main one. */
  readonly makeMain?: string
  /** What can be done before everything else. */
  readonly first?: ReactNode
  onEdit(): void
  onDelete(): void
}

/** What can be done with one row of a table on the card. */
export function PartMenu({
  name,
  record,
  title,
  mayEdit,
  mayDelete,
  makeMain,
  first,
  onEdit,
  onDelete,
}: PartMenuProps) {
  const words = useWords()
  const { card: said, list, form } = words.screens
  const navigate = useNavigate()
  const isActive = record.active === true
  const outOfUse = { active: false, ...(record.primary === true && { primary: false }) }
  const change = (part: Readonly<Record<string, boolean>>) =>
    void send<Kept>('PATCH', `/api/${registry[name].plural}/${record.id}`, {
      version: record.version,
      ...part,
    })
      .then((after) => nowKept(name, after))
      .catch((error: unknown) => notifyWrong(sayError(words, error)))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={say(list.menuOf, { name: title })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {first}
        {mayEdit && <Menu.Item onClick={onEdit}>{list.edit}</Menu.Item>}
        {mayEdit && makeMain && isActive && record.primary !== true && (
          <Menu.Item onClick={() => change({ primary: true })}>{makeMain}</Menu.Item>
        )}
        {mayEdit && typeof record.active === 'boolean' && (
          <Menu.Item onClick={() => change(isActive ? outOfUse : { active: true })}>
            {isActive ? said.switchOff : said.switchOn}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => void navigate({ to: recordAddress(name, record.id) })}>
          {form.history}
        </Menu.Item>
        {mayDelete && (
          <Menu.Item color="var(--late)" rightSection={<Kbd of="Delete" />} onClick={onDelete}>
            {list.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
