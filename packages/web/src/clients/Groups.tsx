import type { CardAnswer } from '@kartoteka/model'
import { RecordLink } from '../fields/RecordLink.tsx'
import styles from './parts.module.css'

/** The purchasing groups that buy for this client. */
export const Groups = ({ card }: { card: CardAnswer }) => (
  <span className={styles.lines}>
    {card.groups.map(({ id, name }) => (
      <RecordLink key={id} entity="client" id={id}>
        {name}
      </RecordLink>
    ))}
  </span>
)
