import type { Phone } from '@kartoteka/model'
import { MailLink } from '../fields/mail.tsx'
import { PhoneLink } from '../fields/PhoneLink.tsx'
import styles from './parts.module.css'

interface ReachProps {
  readonly name?: string | null
  readonly phones?: readonly Phone[]
  readonly mails?: readonly string[]
}

/** Whom and how one reaches, one below the other in the cell of a table; nothing where there is nothing. */
export const Reach = ({ name = null, phones = [], mails = [] }: ReachProps) =>
  (name !== null || phones.length + mails.length > 0) && (
    <span className={styles.lines}>
      {name}
      {phones.map((phone) => (
        <PhoneLink key={phone.number + (phone.extension ?? '')} phone={phone} />
      ))}
      {mails.map((address) => (
        <MailLink key={address} address={address} />
      ))}
    </span>
  )
