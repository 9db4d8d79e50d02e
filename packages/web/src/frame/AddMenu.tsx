import { scopeOf } from '@kartoteka/model'
import { Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useReader } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useWords } from '../words/useWords.tsx'
import { loadImports } from './built.ts'
import { useDialogs } from './dialogs.tsx'
import { useClientHere } from './ShortCuts.tsx'
import styles from './TopBar.module.css'

/** "+": anything can be added from anywhere. */
export function AddMenu() {
  const { frame } = useWords()
  const { noteTalk, addTask } = useDialogs()
  const navigate = useNavigate()
  const client = useClientHere()
  const mayImport = scopeOf(useReader(), 'client', 'create') !== 'none'
  return (
    <Menu withinPortal={false} position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={styles.add} aria-label={frame.add} title={frame.add}>
          <IconPlus size={18} stroke={1.8} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<Kbd of="n" />} onClick={() => noteTalk(client)}>
          {frame.noteTalk}
        </Menu.Item>
        <Menu.Item rightSection={<Kbd of="t" />} onClick={() => addTask(client)}>
          {frame.addTask}
        </Menu.Item>
        <Menu.Item rightSection={<Kbd of="c" />} onClick={() => void navigate({ to: '/clients/new' })}>
          {frame.addClient}
        </Menu.Item>
        {loadImports && mayImport && (
          <Menu.Item onClick={() => void navigate({ to: '/imports' })}>{frame.imports}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
