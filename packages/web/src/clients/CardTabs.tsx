import { type CardAnswer, scopeOf } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { editAddress, recordAddress } from '../frame/addresses.ts'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './card.module.css'

const tabs = [
  'overview',
  'people',
  'places',
  'recipients',
  'talks',
  'tasks',
  'notes',
  'attachments',
  'links',
  'activity',
] as const
type Tab = (typeof tabs)[number]

/** What hangs on a client has rights of its own sort. */
const partOf = {
  places: 'place',
  recipients: 'recipient',
  notes: 'note',
  attachments: 'attachment',
  links: 'externalLink',
} as const
const isPart = (tab: Tab): tab is keyof typeof partOf => Object.hasOwn(partOf, tab)

/** The tab an address names; an unknown one is the first. */
export const tabOf = (said: string | undefined): Tab => tabs.find((tab) => tab === said) ?? 'overview'

/** Parts of the card, each on its own address. */
export function CardTabs({ card, shown, mayEdit }: { card: CardAnswer; shown: Tab; mayEdit: boolean }) {
  const { card: said } = useWords().screens
  const { id } = card.client
  const reader = useReader()
  const offered = tabs.filter((tab) => !isPart(tab) || scopeOf(reader, partOf[tab], 'read') !== 'none')
  const counts: Partial<Record<Tab, number>> = {
    people: card.people.filter(({ position }) => position.active).length,
    places: card.places,
    recipients: card.recipients,
    tasks: card.tasks.length,
    notes: card.notes,
    attachments: card.attachments,
    links: card.links,
  }
  const nav = useRef<HTMLElement>(null)
  // On a telephone not all of them fit; the one that is shown must be in sight.
  useEffect(() => {
    const row = nav.current
    const tab = row?.querySelector<HTMLElement>(`[data-tab="${shown}"]`)
    if (row && tab) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }, [shown])
  return (
    <nav ref={nav} className={styles.tabs} aria-label={said.tabs}>
      {offered.map((tab) => (
        <Link
          key={tab}
          to={recordAddress('client', id)}
          search={(tab === 'overview' ? {} : { tab }) as never}
          replace
          resetScroll={false}
          className={styles.tab}
          // The router would mark the first tab too: its address is the beginning of every other.
          activeOptions={{ exact: true, includeSearch: true }}
          data-tab={tab}
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
