import type { Linked } from '@kartoteka/model'
import { LinkedRecord } from '../fields/link.tsx'
import parts from './parts.module.css'

/** What something on the card is about besides the client; nothing where it is about them alone. */
export const AboutLine = ({ about }: { about: Linked | null }) =>
  about && (
    <span className={parts.about}>
      <LinkedRecord value={about} />
    </span>
  )
