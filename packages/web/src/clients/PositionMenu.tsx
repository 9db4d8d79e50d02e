/** A place where a person works, changed and deleted from the person's page; it says which client it is at. */
import { type Position, registry, say } from '@kartoteka/model'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { sayError } from '../data/api.ts'
import { useTitle } from '../fields/titles.tsx'
import { bin } from '../records/deeds.ts'
import styles from '../records/record.module.css'
import type { Kept } from '../records/rights.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { PositionItems } from './PositionItems.tsx'

const PartDialog = lazy(async () => ({ default: (await import('./PartDialog.tsx')).PartDialog }))

export function PositionMenu({ position }: { position: Position & Kept }) {
  const words = useWords()
  const { card: said, list } = words.screens
  const at = useTitle('client', position.client) ?? '…'
  const [editing, setEditing] = useState(false)
  const remove = () =>
    void bin(registry.position as never, [position], say(words.about.positionDeleted, { client: at })).catch(
      (error: unknown) => notifyWrong(sayError(words, error)),
    )
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" className={styles.beside} aria-label={say(list.menuOf, { name: at })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{at}</Menu.Label>
          <Menu.Item onClick={() => setEditing(true)}>{said.editPosition}</Menu.Item>
          <PositionItems position={position} />
          <Menu.Item color="var(--late)" onClick={remove}>
            {words.about.deletePosition}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {editing && (
          <PartDialog
            name="position"
            client={position.client}
            kept={position}
            title={say(words.about.positionAt, { client: at })}
            onClose={() => setEditing(false)}
          />
        )}
      </Suspense>
    </>
  )
}
