import { type CardAnswer, type Place, sayField } from '@kartoteka/model'
import type { Kept } from '../records/rights.ts'
import { useWords } from '../words/useWords.tsx'
import { PartsTab } from './PartsTab.tsx'
import type { Column } from './PartTable.tsx'
import styles from './parts.module.css'
import { Reach } from './Reach.tsx'

type PlaceRow = Place & Kept

/** Where the client's goods go: any number of shops. */
export function PlacesTab({ card }: { card: CardAnswer }) {
  const words = useWords()
  const { card: said, fields } = words.screens
  const label = (name: keyof Place) => sayField(words, 'place', name)
  const columns: readonly Column<PlaceRow>[] = [
    { name: 'street', label: label('street'), sortBy: ({ street }) => street, show: ({ street }) => street },
    {
      name: 'town',
      label: label('town'),
      sortBy: ({ town }) => town,
      show: ({ postalCode, town }) => (
        <>
          {postalCode && <span className={styles.code}>{postalCode} </span>}
          {town}
        </>
      ),
    },
    {
      name: 'contact',
      label: label('contact'),
      sortBy: ({ contact }) => contact,
      show: ({ contact, phones, mails }) => <Reach name={contact} phones={phones} mails={mails} />,
    },
    { name: 'hours', label: label('hours'), sortBy: ({ hours }) => hours, show: ({ hours }) => hours },
    {
      name: 'active',
      label: label('active'),
      sortBy: ({ active }) => !active,
      show: ({ active }) => (active ? fields.yes : fields.no),
    },
  ]
  return (
    <PartsTab<PlaceRow>
      name="place"
      card={card}
      add={said.addPlace}
      none={said.noPlaces}
      noneHint={said.noPlacesHint}
      makeMain={said.makeMainPlace}
      aside={({ primary, remarks }) => (
        <>
          {primary && <span className={styles.about}>{said.mainPlace}</span>}
          {remarks && <span className={styles.about}>{remarks}</span>}
        </>
      )}
      columns={columns}
    />
  )
}
