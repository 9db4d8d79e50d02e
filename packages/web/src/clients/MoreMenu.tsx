import { type CardAnswer, registry, say } from '@kartoteka/model'
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconAddressBook,
  IconDots,
  IconPencil,
  IconPrinter,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { sayError } from '../data/api.ts'
import { downloadCard } from '../data/files.ts'
import { editAddress, listAddress } from '../frame/addresses.ts'
import { openPrint, printAddress } from '../print/address.ts'
import { bin } from '../records/deeds.ts'
import { type Kept, may } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import { AddPerson } from './AddPerson.tsx'

/** What one does with a client less often than all day. */
export function MoreMenu({ card: { client }, mayEdit }: { card: CardAnswer; mayEdit: boolean }) {
  const words = useWords()
  const { printing } = words
  const { card: said, list } = words.screens
  const reader = useReader()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const entity = registry.client as never
  const mayDelete = may(reader, 'delete', entity, client as unknown as Kept)
  const mayExport = may(reader, 'export', entity, client as unknown as Kept)
  const mayPrint = may(reader, 'print', entity, client as unknown as Kept)
  const print = printAddress(registry.client, client.id)
  useKey('F2', () => openPrint(print), { off: !mayPrint, says: printing.print })
  if (!mayEdit && !mayDelete && !mayExport && !mayPrint) return null
  const remove = async () => {
    try {
      await bin(entity, [client as unknown as Kept], say(list.deleted, { name: client.name }))
      void navigate({ to: listAddress('client') })
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label={said.more}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayEdit && (
            <Menu.Item
              leftSection={<IconPencil size={16} />}
              rightSection={<Kbd of="e" />}
              onClick={() => void navigate({ to: editAddress('client', client.id) })}
            >
              {list.edit}
            </Menu.Item>
          )}
          {mayEdit && (
            <Menu.Item leftSection={<IconUserPlus size={16} />} onClick={() => setAdding(true)}>
              {said.addPerson}
            </Menu.Item>
          )}
          {mayExport && (
            <Menu.Item
              leftSection={<IconAddressBook size={16} />}
              title={words.exports.cardHint}
              onClick={() => downloadCard('client', client.id)}
            >
              {words.exports.card}
            </Menu.Item>
          )}
          {mayPrint && (
            <Menu.Item
              component="a"
              href={print}
              target="_blank"
              rel="noopener"
              leftSection={<IconPrinter size={16} />}
              rightSection={<Kbd of="F2" />}
            >
              {printing.print}
            </Menu.Item>
          )}
          {mayDelete && (
            <Menu.Item
              leftSection={<IconTrash size={16} />}
              color="var(--late)"
              onClick={() => void remove()}
            >
              {said.delete}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <AddPerson client={client.id} opened={adding} onClose={() => setAdding(false)} />
    </>
  )
}
