import { type Phone, phoneText } from '@kartoteka/model'
import { useSession } from '../session/session.tsx'
import styles from './fields.module.css'

/** A number to press: the telephone, or whatever program answers tel:, calls it. */
export function PhoneLink({ phone, bare = false }: { phone: Phone; bare?: boolean }) {
  const { country } = useSession().firm
  return (
    <span className={styles.phone}>
      <a
        className={styles.figures}
        href={`tel:${phone.number}${phone.extension ? `;ext=${phone.extension}` : ''}`}
      >
        {phoneText(phone, country)}
      </a>
      {!bare && phone.note && <span className={styles.note}>{phone.note}</span>}
    </span>
  )
}
