/** The list as a file: the same rows, columns and order; of chosen rows only those. */
import { Button } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useReader } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './list.module.css'
import { mayAny } from './rights.ts'
import { type Exported, useExport } from './useExport.ts'

// Needed only once somebody asks for it.
const ExportMenu = lazy(async () => ({ default: (await import('./ExportMenu.tsx')).ExportMenu }))

export function ExportButton(exported: Exported) {
  const { exports: said } = useWords()
  const [choosing, setChoosing] = useState(false)
  const chooser = useRef<HTMLButtonElement>(null)
  const save = useExport(exported)
  const allowed = mayAny(useReader(), 'export', exported.address.entity)
  const says = exported.chosen.length > 0 ? said.toFileOfChosen : said.toFile
  const close = () => {
    setChoosing(false)
    chooser.current?.focus()
  }
  useKey('F8', () => save('xlsx'), { says, off: !allowed })
  if (!allowed) return null
  return (
    <Button.Group className={styles.exports}>
      <Button
        onClick={() => save('xlsx')}
        leftSection={<IconDownload size={16} />}
        rightSection={<Kbd of="F8" />}
        title={says}
        aria-label={says}
      >
        <span className={styles.exportWord}>{says}</span>
      </Button>
      <Button
        ref={chooser}
        className={styles.exportMore}
        onClick={() => setChoosing((now) => !now)}
        title={said.otherFormats}
        aria-label={said.otherFormats}
        aria-haspopup="menu"
        aria-expanded={choosing}
      >
        <IconChevronDown size={16} />
      </Button>
      <Suspense>{choosing && <ExportMenu exported={exported} onSave={save} onClose={close} />}</Suspense>
    </Button.Group>
  )
}
