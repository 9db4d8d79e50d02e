import type { CardAnswer } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { editAddress, recordAddress } from '../frame/addresses.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './card.module.css'

const tabs = ['overview', 'people', 'places', 'recipients', 'talks', 'tasks', 'activity'] as const
type Tab = (typeof tabs)[number]

/** The tab an address names; an unknown one is the first. */
export const tabOf = (said: string | undefined): Tab => tabs.find((tab) => tab === said) ?? 'overview'

/** Parts of the card, each on its own address. */
export function CardTabs({ card, shown, mayEdit }: { card: CardAnswer; shown: Tab; mayEdit: boolean }) {
  const { card: said } = useWords().screens
  const { id } = card.client
  const counts: Partial<Record<Tab, number>> = {
    people: card.people.filter(({ position }) => position.active).length,
    places: card.places,
    recipients: card.recipients,
    tasks: card.tasks.length,
  }
  return (
    <nav className={styles.tabs} aria-label={said.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to={recordAddress('client', id)}
          search={(tab === 'overview' ? {} : { tab }) as never}
          replace
          resetScroll={false}
          className={styles.tab}
          // The router would mark the first tab too: its address is the beginning of every other.
          activeOptions={{ exact: true, includeSearch: true }}
          data-shown={tab === shown || undefined}
        >
          {said[tab]}
          {counts[tab] ? <span className={styles.count}>{counts[tab]}</span> : null}
        </Link>
      ))}
      {mayEdit && (
        <Link to={editAddress('client', id)} className={styles.tab}>
          {said.edit}
        </Link>
      )}
    </nav>
  )
}
