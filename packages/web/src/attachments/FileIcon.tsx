import { type Attachment, shownPictures } from '@kartoteka/model'
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

/** Bytes up to which a picture is its own thumbnail; a browser makes larger ones small only with effort. */
const smallEnough = 8_000_000

type Shown = Pick<Attachment, 'mediaType' | 'size' | 'hash'> & { readonly id: string }

/** A picture in small, or the sign of its format. */
export function FileIcon({ file }: { file: Shown }) {
  const { mediaType, size, hash, id } = file
  const [broken, setBroken] = useState(false)
  if (isPicture(file) && size !== null && size <= smallEnough && !broken)
    return (
      <img
        className={styles.thumbnail}
        // With another content it is another picture.
        src={`${pictureAddress(id)}?of=${hash?.slice(0, 8)}`}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    )
  const Icon = iconOf(mediaType)
  return (
    <span className={styles.icon}>
      <Icon size={22} stroke={1.5} aria-hidden />
    </span>
  )
}

export const isPicture = ({ mediaType }: Pick<Attachment, 'mediaType'>): boolean =>
  mediaType !== null && shownPictures.includes(mediaType)

export const pictureAddress = (id: string): string => `/api/attachments/${id}/picture`
export const contentAddress = (id: string, version?: string): string =>
  `/api/attachments/${id}/content${version ? `?version=${version}` : ''}`

function iconOf(type: string | null): typeof IconFile {
  if (type === null) return IconFileUnknown
  if (type === 'application/pdf') return IconFileTypePdf
  if (type.startsWith('image/')) return IconPhoto
  if (type.startsWith('video/')) return IconMovie
  if (/sheet|excel/.test(type)) return IconFileSpreadsheet
  if (/word|text/.test(type)) return IconFileText
  return type === 'application/zip' ? IconFileZip : IconFile
}
