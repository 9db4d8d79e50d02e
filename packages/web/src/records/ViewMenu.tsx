/** Above a list: by which view it is shown, and what can be done with views (F9). */
import { Button } from '@mantine/core'
import { IconBookmark, IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { Kbd } from '../ui/Kbd.tsx'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import type { ListAddress } from './useListAddress.ts'
import styles from './views.module.css'

const loadPanel = () => import('./ViewsPanel.tsx')
const ViewsPanel = lazy(async () => ({ default: (await loadPanel()).ViewsPanel }))

export function ViewMenu({ address, onClose }: { address: ListAddress; onClose: () => void }) {
  const { lists } = useWords()
  const { views: says } = lists
  const [opened, setOpened] = useState(false)
  const { current, changed } = address.views
  /** Where one was when it opened, and is again when nothing has been chosen. */
  const cameFrom = useRef<Element | null>(null)
  const toggle = () => {
    if (!opened) cameFrom.current = document.activeElement
    setOpened(!opened)
  }
  const close = () => {
    setOpened(false)
    onClose()
  }
  const leave = () => {
    close()
    const { current: before } = cameFrom
    if (before instanceof HTMLElement && before !== document.body) before.focus()
  }
  useKey('F9', toggle, { says: says.title })
  return (
    <span className={styles.menu}>
      <Button
        leftSection={<IconBookmark size={16} />}
        rightSection={
          <span className={styles.after}>
            <Kbd of="F9" />
            <IconChevronDown size={14} aria-hidden="true" />
          </span>
        }
        aria-haspopup="dialog"
        aria-expanded={opened}
        title={says.title}
        onPointerEnter={() => void loadPanel()}
        onClick={toggle}
      >
        <span className={styles.current}>{current?.name ?? says.title}</span>
        {changed && <span className={styles.changed}>· {says.changed}</span>}
      </Button>
      <Suspense>{opened && <ViewsPanel address={address} onClose={close} onLeave={leave} />}</Suspense>
    </span>
  )
}
