import { say } from '@kartoteka/model'
import { type ReactNode, useRef } from 'react'
import parts from '../clients/parts.module.css'
import { useWords } from '../words/useWords.tsx'
import type { AttachmentRow } from './AttachmentsTab.tsx'
import styles from './attachments.module.css'
import { FileIcon } from './FileIcon.tsx'
import { contentAddress, viewedOf } from './viewed.ts'

interface FileNameProps {
  readonly file: AttachmentRow
  readonly mayEdit: boolean
  /** What is said below its name. */
  readonly beside?: ReactNode
  onLook(): void
  /** The file was shown once more, to send what has not come. */
  onRest(file: File): void
}

/** What can be looked at is, anything else is downloaded; what has not come whole can be sent on. */
export function FileName({ file, mayEdit, beside, onLook, onRest }: FileNameProps) {
  const { attachments: said } = useWords()
  const { id, name, hash, description } = file
  return (
    <span className={styles.file}>
      <FileIcon file={file} />
      <span className={styles.called}>
        {hash === null ? (
          <>
            <span>{name}</span>
            <span className={styles.unfinished}>
              {said.unfinished} {mayEdit && <Rest onRest={onRest} />}
            </span>
          </>
        ) : viewedOf(file) ? (
          <button
            type="button"
            data-arrow
            className={parts.open}
            title={say(said.preview, { name })}
            onClick={onLook}
          >
            {name}
          </button>
        ) : (
          <a
            data-arrow
            className={parts.open}
            href={contentAddress(id)}
            download={name}
            title={say(said.downloadOf, { name })}
          >
            {name}
          </a>
        )}
        {description && <span className={parts.about}>{description}</span>}
        {beside}
      </span>
    </span>
  )
}

function Rest({ onRest }: Pick<FileNameProps, 'onRest'>) {
  const { attachments: said } = useWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" data-arrow className={parts.open} onClick={() => input.current?.click()}>
        {said.sendRest}
      </button>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={said.sendRest}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onRest(file)
          target.value = ''
        }}
      />
    </>
  )
}
