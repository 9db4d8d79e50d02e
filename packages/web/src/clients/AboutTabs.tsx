/** Notes, attachments and links about a person, a talk or a task: the same tabs as on a client's card, with the same keys. */
import { type EntityName, isHidden, type Linked, registry, type Subject, scopeOf } from '@kartoteka/model'
import { Link, useSearch } from '@tanstack/react-router'
import { type ReactNode, Suspense, useRef } from 'react'
import { AttachmentsTab } from '../attachments/AttachmentsTab.tsx'
import { useRecord } from '../data/useRecord.ts'
import { recordAddress } from '../frame/addresses.ts'
import { LinksTab } from '../links/LinksTab.tsx'
import { useLive } from '../live/live.ts'
import { NotesTab } from '../notes/NotesTab.tsx'
import { type Kept, may } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import about from './about.module.css'
import { useAboutCounts } from './aboutCounts.tsx'
import styles from './card.module.css'
import type { PartsPlace } from './usePartsOf.tsx'

const partOf = { notes: 'note', attachments: 'attachment', links: 'externalLink' } as const
type Tab = keyof typeof partOf
const tabs = Object.keys(partOf) as readonly Tab[]

interface AboutTabsProps {
  readonly entity: Subject
  readonly record: Kept
  /** The client that new ones belong to. */
  readonly client: string | null
  /** Where that client is chosen. */
  readonly choice?: ReactNode
  /** What is shown may belong to others too. */
  readonly ofSeveral?: boolean
}

export function AboutTabs({ entity, record, client, choice, ofSeveral = false }: AboutTabsProps) {
  const words = useWords()
  const { card: said } = words.screens
  const reader = useReader()
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const counts = useAboutCounts(entity, [record.id])[record.id] ?? {}
  const place = usePlace(entity, record, client, ofSeveral)
  /** Where one has begun to work one stays, though something of another sort is found or comes meanwhile. */
  const worked = useRef<Tab>(undefined)
  // What is about a person may belong to any of their clients, and about a task without one to none.
  useLive(
    entity === 'person' || client === null ? tabs.map((tab) => `${partOf[tab]}:*`) : [`client:${client}`],
  )
  const offered = tabs.filter((tab) => {
    const part = registry[partOf[tab]]
    return scopeOf(reader, part.name, 'read') !== 'none' && !isHidden(reader, part, 'about')
  })
  if (offered.length === 0) return null
  const shown =
    offered.find((tab) => tab === search.tab) ??
    worked.current ??
    offered.find((tab) => counts[partOf[tab]]) ??
    offered[0]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that one has begun to work inside
    <section onFocus={() => (worked.current ??= shown)}>
      <div className={about.head}>
        <nav className={styles.tabs} aria-label={words.about.tabs}>
          {offered.map((tab) => (
            <Link
              key={tab}
              to={recordAddress(entity as EntityName, record.id)}
              search={{ tab } as never}
              replace
              resetScroll={false}
              className={styles.tab}
              activeOptions={{ exact: true, includeSearch: true }}
              data-shown={tab === shown || undefined}
            >
              {said[tab]}
              {counts[partOf[tab]] ? <span className={styles.count}>{counts[partOf[tab]]}</span> : null}
            </Link>
          ))}
        </nav>
        {choice}
      </div>
      {entity === 'person' && client === null && <p className={about.none}>{words.about.noClient}</p>}
      <Suspense fallback={<SkeletonRows count={3} />}>
        {place === undefined && <SkeletonRows count={3} />}
        {place && shown === 'notes' && <NotesTab place={place} />}
        {place && shown === 'attachments' && <AttachmentsTab place={place} />}
        {place && shown === 'links' && <LinksTab place={place} />}
      </Suspense>
    </section>
  )
}

/** Adding, changing and deleting is changing the client; of a task without one it is changing that task. */
function usePlace(
  entity: Subject,
  record: Kept,
  client: string | null,
  ofSeveral: boolean,
): PartsPlace | undefined {
  const reader = useReader()
  const owner = useRecord<Kept>('client', client)
  const about: Linked<Subject> = { entity, id: record.id as never }
  // Until it is known what may be done here, a key would do nothing and the button come late.
  if (owner === undefined) return undefined
  const mayEdit = owner
    ? may(reader, 'edit', registry.client as never, owner)
    : client === null && entity === 'task' && may(reader, 'edit', registry.task as never, record)
  return { client, about, mayEdit, ofSeveral }
}
