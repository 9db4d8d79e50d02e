/** Pictures in large, one after the other by the arrows. */
import { say } from '@kartoteka/model'
import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../words/useWords.tsx'
import type { AttachmentRow } from './AttachmentsTab.tsx'
import styles from './attachments.module.css'
import { contentAddress, pictureAddress } from './FileIcon.tsx'

interface PicturesProps {
  readonly pictures: readonly AttachmentRow[]
  /** The id of the one that is shown first. */
  readonly first: string
  onClose(): void
}

export function Pictures({ pictures, first, onClose }: PicturesProps) {
  const { attachments: said } = useWords()
  const [id, setId] = useState(first)
  const [broken, setBroken] = useState<string>()
  const at = pictures.findIndex((each) => each.id === id)
  const shown = pictures[at]
  const go = (step: number) => {
    const next = pictures[at + step]
    if (next) setId(next.id)
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') go(-1)
    if (key === 'ArrowRight') go(1)
  }
  // A colleague has deleted it meanwhile.
  if (!shown) return null
  return (
    <Modal
      opened
      onClose={onClose}
      onKeyDown={onKeyDown}
      title={shown.name}
      size="auto"
      centered
      closeButtonProps={{ 'aria-label': said.close }}
    >
      <div className={styles.stage}>
        {broken === shown.id ? (
          <p>{said.pictureFailed}</p>
        ) : (
          <img
            key={shown.id}
            className={styles.picture}
            src={`${pictureAddress(shown.id)}?of=${shown.hash?.slice(0, 8)}`}
            alt={shown.description ?? shown.name}
            onError={() => setBroken(shown.id)}
          />
        )}
      </div>
      <div className={styles.under}>
        <ActionIcon
          aria-label={said.previous}
          title={said.previous}
          disabled={at === 0}
          onClick={() => go(-1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <span role="status">{`${at + 1} / ${pictures.length}`}</span>
        <ActionIcon
          aria-label={said.next}
          title={said.next}
          disabled={at === pictures.length - 1}
          onClick={() => go(1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
        <Button
          component="a"
          href={contentAddress(shown.id)}
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
