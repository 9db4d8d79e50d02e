import { sayField } from '@kartoteka/model'
import { RecordLink } from '../fields/RecordLink.tsx'
import styles from '../records/record.module.css'
import type { Kept } from '../records/rights.ts'
import { useWords } from '../words/useWords.tsx'
import { ClientName } from './ClientName.tsx'

/** The client to which a place or a recipient belongs. */
export function AtClient({ record }: { record: Kept }) {
  const words = useWords()
  const { client } = record
  if (typeof client !== 'string') return null
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>{sayField(words, 'place', 'client')}</h2>
      <RecordLink entity="client" id={client}>
        <ClientName id={client} />
      </RecordLink>
    </section>
  )
}
