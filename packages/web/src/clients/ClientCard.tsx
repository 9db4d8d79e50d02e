/** The client's card: who this is, what was said last, what is promised. Made for whoever just picked up the phone. */
import type { CardAnswer } from '@kartoteka/model'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { KnownTitles } from '../fields/titles.tsx'
import { editAddress } from '../frame/addresses.ts'
import { useDialogs } from '../frame/dialogs.tsx'
import { useLive } from '../live/live.ts'
import { NoSuchRecord } from '../records/NoSuchRecord.tsx'
import { useTitle } from '../ui/Page.tsx'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import { WithAboutCounts } from './aboutCounts.tsx'
import { CardHead } from './CardHead.tsx'
import { CardSkeleton } from './CardSkeleton.tsx'
import { CardTabs, tabOf } from './CardTabs.tsx'
import styles from './card.module.css'
import { Overview } from './Overview.tsx'
import { PeopleTab } from './PeopleTab.tsx'
import { PlacesTab } from './PlacesTab.tsx'
import { RecipientsTab } from './RecipientsTab.tsx'
import { TalksTab } from './TalksTab.tsx'
import { TasksTab } from './TasksTab.tsx'
import { useCard } from './useCard.ts'
import { useCardPlace } from './usePartsOf.tsx'

const AttachmentsTab = lazy(async () => ({
  default: (await import('../attachments/AttachmentsTab.tsx')).AttachmentsTab,
}))
const LinksTab = lazy(async () => ({ default: (await import('../links/LinksTab.tsx')).LinksTab }))
const NotesTab = lazy(async () => ({ default: (await import('../notes/NotesTab.tsx')).NotesTab }))
const ActivityTab = lazy(async () => ({ default: (await import('./ActivityTab.tsx')).ActivityTab }))

export function ClientCard({ id, tab }: { id: string; tab?: string | undefined }) {
  const { card, titles, isGone } = useCard(id)
  useLive([`client:${id}`])
  if (isGone) return <NoSuchRecord entity="client" />
  if (card === undefined) return <CardSkeleton />
  return (
    <KnownTitles titles={titles}>
      <WithAboutCounts entity="task" ids={[...card.tasks, ...card.doneTasks].map((task) => task.id)}>
        <Card card={card} tab={tab} />
      </WithAboutCounts>
    </KnownTitles>
  )
}

function Card({ card, tab }: { card: CardAnswer; tab: string | undefined }) {
  const { list, note } = useWords().screens
  const { client } = card
  const dialogs = useDialogs()
  const navigate = useNavigate()
  const head = useRef<HTMLHeadingElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const place = useCardPlace(client)
  const { mayEdit } = place
  const shown = tabOf(tab)
  useTitle(client.name)
  // Whoever came from the search reads here, and the single letters act.
  useEffect(() => head.current?.focus({ preventScroll: true }), [])
  const noteTalk = () => (text.current ? text.current.focus() : dialogs.noteTalk(client.id))
  useKey('n', noteTalk, { says: note.title })
  useKey('Insert', noteTalk)
  useKey('t', () => dialogs.addTask(client.id), { says: list.addTask })
  useKey('e', () => void navigate({ to: editAddress('client', client.id) }), {
    says: list.edit,
    off: !mayEdit,
  })
  const toHead = () => head.current?.focus({ preventScroll: true })
  return (
    <article className={styles.card}>
      <CardHead card={card} head={head} mayEdit={mayEdit} onNote={noteTalk} />
      <CardTabs card={card} shown={shown} mayEdit={mayEdit} />
      {shown === 'overview' && <Overview card={card} mayEdit={mayEdit} text={text} onNoted={toHead} />}
      {shown === 'people' && <PeopleTab card={card} />}
      {shown === 'places' && <PlacesTab card={card} />}
      {shown === 'recipients' && <RecipientsTab card={card} />}
      {shown === 'attachments' && (
        <Suspense>
          <AttachmentsTab place={place} />
        </Suspense>
      )}
      {shown === 'links' && (
        <Suspense>
          <LinksTab place={place} />
        </Suspense>
      )}
      {shown === 'notes' && (
        <Suspense>
          <NotesTab place={place} />
        </Suspense>
      )}
      {shown === 'talks' && <TalksTab card={card} text={text} onNoted={toHead} />}
      {shown === 'tasks' && <TasksTab card={card} />}
      <Suspense>{shown === 'activity' && <ActivityTab card={card} />}</Suspense>
    </article>
  )
}
