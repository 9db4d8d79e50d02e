/** What the system wrote down: who did what and when, with each field before and after. */
import {
  type ActivityEntry,
  type Entity,
  type EntityName,
  entityNamed,
  fieldNamed,
  isEmpty,
  say,
  sayField,
} from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { nearDayText, timeText } from '../fields/dates.ts'
import { Shown } from '../fields/FieldRow.tsx'
import { oneLine } from '../fields/oneLine.ts'
import { RecordLink } from '../fields/RecordLink.tsx'
import { hasScreen } from '../frame/addresses.ts'
import { useSession, useToday } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { byDay, type Change, changesIn, type Deed, inOrder, verbOf } from './activity.ts'
import styles from './record.module.css'
import { useEntity } from './useEntity.ts'

export function ActivityList({ entries, about }: { entries: readonly ActivityEntry[]; about?: string }) {
  const { screens } = useWords()
  const language = useLanguage()
  const { firm } = useSession()
  const today = useToday()
  return (
    <div className={styles.activity}>
      {byDay(entries, firm.zone).map(({ day, deeds }) => (
        <section key={day}>
          <h3 className={styles.day}>{nearDayText(screens.near, language, day, today)}</h3>
          <ol className={styles.deeds}>
            {deeds.map((deed) => (
              <DeedRow key={deed.act} deed={deed} about={about} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function DeedRow({ deed: { entries }, about }: { deed: Deed; about: string | undefined }) {
  const { screens } = useWords()
  const language = useLanguage()
  const { firm, users } = useSession()
  const [first] = entries
  if (first === undefined) return null
  const who = users.find(({ id }) => id === first.user)?.name ?? screens.acts.program
  return (
    <li className={styles.deed}>
      <time className={styles.time} dateTime={first.at}>
        {timeText(language, firm.zone, first.at)}
      </time>
      <span className={styles.who}>{who}</span>
      <div className={styles.told}>
        {inOrder(entries).map((entry) => (
          <EntryRow key={entry.id} entry={entry} about={about} />
        ))}
        {first.name.endsWith('.bulk') && <OfBulk entry={first} />}
      </div>
    </li>
  )
}

/** That it was done to many at once; who began that, and an administrator, can look at all of it. */
function OfBulk({ entry: { act, user } }: { entry: ActivityEntry }) {
  const { bulk } = useWords()
  const { reader } = useSession()
  if (user !== reader.id && !reader.administrator)
    return <span className={styles.verb}>{bulk.inActivity}</span>
  return (
    <Link to="/bulk-changes" search={{ id: act } as never}>
      {bulk.inActivity}
    </Link>
  )
}

function EntryRow({ entry, about }: { entry: ActivityEntry; about: string | undefined }) {
  const { records, screens } = useWords()
  const isNew = entry.version === 1
  const name = records[entry.entity as EntityName]?.one ?? entry.entity
  const title = oneLine(entry.title ?? '')
  return (
    <div>
      {name} {entry.record !== about && title !== '' && <Titled entry={entry} title={title} />}
      <span className={styles.verb}> · {screens.acts[verbOf(screens.acts, entry)]}</span>
      {!isNew && entityNamed(entry.entity) && <Changes entry={entry} />}
    </div>
  )
}

function Titled({ entry: { entity, record }, title }: { entry: ActivityEntry; title: string }) {
  if (!hasScreen(entity)) return <b>{title}</b>
  return (
    <RecordLink entity={entity} id={record}>
      {title}
    </RecordLink>
  )
}

const most = 4

function Changes({ entry }: { entry: ActivityEntry }) {
  const { acts } = useWords().screens
  const [all, setAll] = useState(false)
  const entity = useEntity(entry.entity as EntityName)
  const changes = changesIn(entity, entry)
  const shown = all ? changes : changes.slice(0, most)
  return (
    <>
      <dl className={styles.changes}>
        {shown.map((change) => (
          <ChangeRow key={change.field} entity={entity} change={change} />
        ))}
      </dl>
      {shown.length < changes.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {say(acts.and, { count: changes.length - shown.length })}
        </button>
      )}
    </>
  )
}

function ChangeRow({ entity, change: { field, from, to } }: { entity: Entity; change: Change }) {
  const words = useWords()
  const { acts } = words.screens
  const defined = fieldNamed(entity, field)
  const value = (said: unknown) =>
    isEmpty(said) || !defined ? (
      <span className={styles.nothing}>{acts.empty}</span>
    ) : (
      <Shown entity={entity.name} name={field} field={defined} value={said} cell />
    )
  return (
    <div className={styles.change}>
      <dt>{sayField(words, entity.name, field)}</dt>
      <dd>
        <span className={styles.before}>{value(from)}</span> <span aria-hidden="true">→</span>{' '}
        <span className={styles.after}>{value(to)}</span>
      </dd>
    </div>
  )
}
