import { type Phone, phoneText, sayChoice } from '@kartoteka/model'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './fields.module.css'

/** A number to press: the telephone, or whatever program answers tel:, calls it. A fax is only read. */
export function PhoneLink({ phone, bare = false }: { phone: Phone; bare?: boolean }) {
  const { country } = useSession().firm
  const words = useWords()
  const about = [
    phone.kind && sayChoice(words, 'phones', 'kind', phone.kind).toLowerCase(),
    phone.note,
  ].filter(Boolean)
  return (
    <span className={styles.phone}>
      {phone.kind === 'fax' ? (
        <span className={styles.figures}>{phoneText(phone, country)}</span>
      ) : (
        <a
          className={`${styles.reach} ${styles.figures}`}
          href={`tel:${phone.number}${phone.extension ? `;ext=${phone.extension}` : ''}`}
        >
          {phoneText(phone, country)}
        </a>
      )}
      {!bare && about.length > 0 && <span className={styles.note}>{about.join(', ')}</span>}
    </span>
  )
}
