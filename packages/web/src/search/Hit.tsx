import { mainPhone, phoneText, type SearchHit, taxNumberText } from '@kartoteka/model'
import { IconTruckDelivery, IconUser } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './Hit.module.css'
import { marked } from './marked.ts'

/** One client found, with enough to tell namesakes apart. */
export function Hit({ hit, asked }: { hit: SearchHit; asked: string }) {
  const { frame, records } = useWords()
  const { country } = useSession().firm
  const { name, shortName, taxNumber, town, phones, active, person, part } = hit
  const phone = mainPhone(phones)
  const through = person ?? part
  const ThroughIcon = person ? IconUser : IconTruckDelivery
  const facts = [
    taxNumber && `${records.client.fields.taxNumber} ${taxNumberText(taxNumber)}`,
    town,
    shortName !== name && shortName,
  ].filter(Boolean)
  return (
    <span className={styles.hit}>
      <span className={styles.name}>
        <Marked text={name} asked={asked} />
      </span>
      <span className={styles.phone}>{phone && phoneText(phone, country)}</span>
      <span className={styles.facts}>
        {!active && <em className={styles.inactive}>{frame.inactive}</em>}
        {facts.join(' · ')}
      </span>
      {through && (
        <span className={styles.person}>
          <ThroughIcon size={13} stroke={1.8} aria-hidden="true" />
          <span>
            <Marked text={through.name} asked={asked} />
          </span>
        </span>
      )}
    </span>
  )
}

const Marked = ({ text, asked }: { text: string; asked: string }) =>
  marked(text, asked).map(([piece, found], place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
    found ? <mark key={place}>{piece}</mark> : <Fragment key={place}>{piece}</Fragment>,
  )
