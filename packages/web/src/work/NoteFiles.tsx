/** Files that go with a talk, chosen while it is noted and sent once it is kept. */
import { largestAttachment, registry, say } from '@kartoteka/model'
import { ActionIcon, CloseButton } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useRef } from 'react'
import { refusedFile } from '../attachments/sendings.ts'
import { useRecord } from '../data/useRecord.ts'
import { type Kept, may, mayAny } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import type { Noting } from './useNote.ts'
import styles from './work.module.css'

/** Nothing for whoever may not add files to this client. */
export function AttachToNote({ client, noting }: { client: string | null; noting: Noting }) {
  const { about } = useWords()
  const reader = useReader()
  const owner = useRecord<Kept>('client', client)
  const input = useRef<HTMLInputElement>(null)
  const mayAttach =
    owner &&
    may(reader, 'edit', registry.client as never, owner) &&
    mayAny(reader, 'create', registry.attachment as never)
  if (!mayAttach) return null
  return (
    <>
      <ActionIcon
        className={styles.attach}
        aria-label={about.attach}
        title={about.attach}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={18} />
      </ActionIcon>
      <input
        ref={input}
        hidden
        multiple
        type="file"
        aria-label={about.attach}
        onChange={({ target }) => {
          noting.attach([...noting.files, ...(target.files ?? [])])
          target.value = ''
        }}
      />
    </>
  )
}

/** Those chosen, each to be left out again. */
export function FilesOfNote({ noting: { files, attach } }: { noting: Noting }) {
  const { about, refusals } = useWords()
  if (files.length === 0) return null
  return (
    <ul className={styles.files}>
      {files.map((file, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
        <li key={place}>
          <IconPaperclip size={14} aria-hidden="true" />
          {file.name}
          {refusedFile(file) && (
            <span role="alert" className={styles.refused}>
              {say(refusals[refusedFile(file) ?? 'fileEmpty'], { max: largestAttachment / 1_000_000 })}
            </span>
          )}
          <CloseButton
            size="sm"
            aria-label={say(about.detach, { name: file.name })}
            onClick={() => attach(files.filter((each) => each !== file))}
          />
        </li>
      ))}
    </ul>
  )
}
