import { type Attachment, lookOf } from '@kartoteka/model'
import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileUnknown,
  IconFileZip,
  IconMovie,
  IconPhoto,
} from '@tabler/icons-react'
import { useState } from 'react'
import styles from './attachments.module.css'
import { pictureAddress } from './viewed.ts'

type Shown = Pick<Attachment, 'mediaType' | 'hash'> & { readonly id: string }

/** A picture in small, or the sign of its format. */
export function FileIcon({ file: { mediaType, hash, id } }: { file: Shown }) {
  const [broken, setBroken] = useState<string>()
  if (lookOf(mediaType) === 'picture' && hash && broken !== hash)
    return (
      <img
        className={styles.thumbnail}
        src={pictureAddress('thumbnail', { id, hash })}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setBroken(hash)}
      />
    )
  const Icon = iconOf(mediaType)
  return (
    <span className={styles.icon}>
      <Icon size={22} stroke={1.5} aria-hidden />
    </span>
  )
}

function iconOf(type: string | null | undefined): typeof IconFile {
  if (!type) return IconFileUnknown
  if (type === 'application/pdf') return IconFileTypePdf
  if (type.startsWith('image/')) return IconPhoto
  if (type.startsWith('video/')) return IconMovie
  if (/sheet|excel/.test(type)) return IconFileSpreadsheet
  if (/word|text/.test(type)) return IconFileText
  return type === 'application/zip' ? IconFileZip : IconFile
}
