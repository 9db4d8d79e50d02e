import type { ListAnswer, Position } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { RecordLink } from '../fields/RecordLink.tsx'
import { KnownTitles } from '../fields/titles.tsx'
import { pageAddress } from '../records/listWindow.ts'
import styles from '../records/record.module.css'
import type { Kept } from '../records/rights.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { ClientName } from './ClientName.tsx'
import { PositionMenu } from './PositionMenu.tsx'
import { periodText } from './periodText.ts'
import { Reach } from './Reach.tsx'
import { useMayChange } from './useMayChange.ts'

/** What a person is at which clients, of those the reader may see. */
export function usePositions(person: string): ListAnswer<Position & Kept> | undefined {
  const where = { field: 'person', is: 'is', value: person }
  const { data } = useQuery({
    queryKey: keys.list('position', { where }),
    queryFn: ({ signal }) =>
      get<ListAnswer<Position & Kept>>(
        pageAddress('positions', { where, sort: 'createdAt', start: { first: true }, limit: 50 }),
        signal,
      ),
  })
  return data
}

/** The clients at which a person stands, of those the reader may see. */
export function WhereTheyWork({ record }: { record: Kept }) {
  const { screens } = useWords()
  const language = useLanguage()
  const data = usePositions(record.id)
  const mayChange = useMayChange(data?.rows ?? [])
  if (data === undefined) return null
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>{screens.person.at}</h2>
      {data.rows.length === 0 && <p>{screens.person.noClients}</p>}
      <KnownTitles titles={data.titles}>
        <ul className={styles.plain}>
          {data.rows.map((position) => (
            <li key={position.id}>
              <RecordLink entity="client" id={position.client}>
                <ClientName id={position.client} />
              </RecordLink>{' '}
              <span className={styles.verb}>
                {[
                  position.title,
                  position.unit,
                  periodText(screens.fields, language, position),
                  position.primary && screens.card.primary,
                  !position.active && screens.card.former,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {mayChange(position) && <PositionMenu position={position} />}
              <Reach phones={position.phones} mails={position.mails} />
            </li>
          ))}
        </ul>
      </KnownTitles>
    </section>
  )
}
