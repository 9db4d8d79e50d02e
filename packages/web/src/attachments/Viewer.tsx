/** Files in large, one after the other: pictures, PDF, texts. Nothing of them is opened but by what draws it here. */
import { say } from '@kartoteka/model'
import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import { contentAddress, keyOf, type Viewed } from './viewed.ts'
import styles from './viewer.module.css'

const looks = {
  picture: lazy(async () => ({ default: (await import('./ViewedPicture.tsx')).ViewedPicture })),
  pdf: lazy(async () => ({ default: (await import('./ViewedPdf.tsx')).ViewedPdf })),
  text: lazy(async () => ({ default: (await import('./ViewedText.tsx')).ViewedText })),
}

interface ViewerProps {
  readonly files: readonly (Viewed | undefined)[]
  /** The key of the one that is shown first. */
  readonly first: string
  onClose(): void
}

export function Viewer({ files, first, onClose }: ViewerProps) {
  const { attachments: said } = useWords()
  const [key, setKey] = useState(first)
  const shownOnes = files.filter((each) => each !== undefined)
  const at = shownOnes.findIndex((each) => keyOf(each) === key)
  const shown = shownOnes[at]
  const stage = useRef<HTMLDivElement>(null)
  // What had the focus has gone with the file before, and the arrows would be nobody's.
  useEffect(() => {
    if (key !== first) stage.current?.focus()
  }, [key, first])
  const go = (step: number) => {
    const next = shownOnes[at + step]
    if (next) setKey(keyOf(next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.defaultPrevented) return
    if (event.key === 'ArrowLeft') go(-1)
    if (event.key === 'ArrowRight') go(1)
  }
  // A colleague has deleted it meanwhile.
  if (!shown) return null
  const Look = looks[shown.look]
  return (
    <Modal
      opened
      onClose={onClose}
      onKeyDown={onKeyDown}
      title={
        <span className={styles.title}>
          {shown.name}
          {shown.about && <span className={styles.about}>{shown.about}</span>}
        </span>
      }
      size="min(1180px, 96vw)"
      centered
      closeButtonProps={{ 'aria-label': said.close }}
    >
      <div ref={stage} tabIndex={-1} className={styles.file}>
        <Suspense fallback={<SkeletonRows count={8} />}>
          <Look key={key} file={shown} />
        </Suspense>
      </div>
      <div className={styles.under}>
        <ActionIcon
          aria-label={said.previous}
          title={`${said.previous} (←)`}
          disabled={at === 0}
          onClick={() => go(-1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <span role="status">{`${at + 1} / ${shownOnes.length}`}</span>
        <ActionIcon
          aria-label={said.next}
          title={`${said.next} (→)`}
          disabled={at === shownOnes.length - 1}
          onClick={() => go(1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
        <Button
          component="a"
          href={contentAddress(shown.id, shown.version)}
          download={shown.name}
          leftSection={<IconDownload size={16} />}
          title={say(said.downloadOf, { name: shown.name })}
        >
          {said.download}
        </Button>
      </div>
    </Modal>
  )
}
