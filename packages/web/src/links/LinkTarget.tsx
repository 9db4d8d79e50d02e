import { say } from '@kartoteka/model'
import { ActionIcon } from '@mantine/core'
import { IconCopy, IconDeviceDesktop, IconExternalLink, IconFolderSymlink } from '@tabler/icons-react'
import { copy } from '../ui/copy.ts'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import type { LinkRow } from './LinksTab.tsx'
import styles from './links.module.css'

/** A page opens in a tab of its own, which learns nothing of this one; the path of a folder is copied. */
export function LinkTarget({ link: { address, opens, kind } }: { link: LinkRow }) {
  const { links: said, choices } = useWords()
  if (opens !== null)
    return (
      <span className={styles.target}>
        <IconExternalLink size={16} aria-hidden />
        <a href={opens} target="_blank" rel="noopener noreferrer" data-arrow>
          {shown(address)}
        </a>
      </span>
    )
  const Icon = kind === 'networkFolder' ? IconFolderSymlink : IconDeviceDesktop
  const take = () =>
    void copy(address).then((copied) => (copied ? notify(said.copied) : notifyWrong(said.notCopied)))
  return (
    <span className={styles.target}>
      <Icon size={16} aria-hidden />
      <span>
        <span className={styles.path}>{address}</span>
        <ActionIcon
          data-arrow
          size="sm"
          title={said.folderHint}
          aria-label={say(said.copyOf, { path: address })}
          onClick={take}
        >
          <IconCopy size={14} />
        </ActionIcon>
        {kind && <span className={styles.kind}>{choices.externalLink.kind[kind]}</span>}
      </span>
    </span>
  )
}

/** Where it leads is said first; the rest of a long address is not. */
const shown = (address: string): string => {
  const plain = address.replace(/^https?:\/\//i, '').replace(/\/$/, '')
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain
}
