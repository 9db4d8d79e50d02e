import type { CardAnswer } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { recordAddress } from '../frame/addresses.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words/useWords.tsx'
import { QuickNote } from '../work/QuickNote.tsx'
import styles from './card.module.css'
import { SidePanel } from './SidePanel.tsx'
import { TalkList } from './TalkList.tsx'

interface OverviewProps {
  readonly card: CardAnswer
  readonly mayEdit: boolean
  readonly text: RefObject<HTMLTextAreaElement | null>
  onNoted(): void
}

/** What was said last, and beside it what is promised, whom one talks to, and where they are. */
export function Overview({ card, mayEdit, text, onNoted }: OverviewProps) {
  const { card: said } = useWords().screens
  const { id } = card.client
  return (
    <div className={styles.columns}>
      <section className={styles.main} aria-label={said.talks}>
        <QuickNote client={id} text={text} onDone={onNoted} />
        {card.talks.length === 0 ? (
          <Empty title={said.noTalks} hint={said.noTalksHint} />
        ) : (
          <TalkList card={card} talks={card.talks} />
        )}
        {card.talks.length >= 20 && (
          <Link to={recordAddress('client', id)} search={{ tab: 'talks' } as never} className={styles.all}>
            {said.allTalks}
          </Link>
        )}
      </section>
      <SidePanel card={card} mayEdit={mayEdit} />
    </div>
  )
}
