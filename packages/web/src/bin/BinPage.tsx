/** The bin: what was deleted, by whom and when, each with its way back. */
import { dayIn, type EntityName, entityNamed, type Instant, registry, say, sayCount } from '@kartoteka/model'
import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { restoreMany } from '../bulk/restoreMany.ts'
import { get, sayError, send } from '../data/api.ts'
import { queries } from '../data/query.ts'
import { dayText, instantText } from '../fields/dates.ts'
import { nowKept } from '../records/deeds.ts'
import { useSession, useToday } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './BinPage.module.css'

interface Binned {
  readonly entity: EntityName
  readonly id: string
  readonly title: string | null
  readonly deletedAt: Instant
  readonly deletedBy: string | null
  readonly until: Instant | null
}

const key = ['bin']

export function BinPage() {
  const words = useWords()
  const { bin } = words.frame
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<{ records: readonly Binned[] }>('/api/bin', signal),
  })
  const language = useLanguage()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const records = data?.records.filter(({ id }) => chosen.has(id)) ?? []
  const choose = (id: string) => {
    const now = new Set(chosen)
    if (!now.delete(id)) now.add(id)
    setChosen(now)
  }
  const restore = async () => {
    setBusy(true)
    try {
      const { restored, reasons } = await restoreMany(records)
      if (restored > 0) notify(sayCount(language, words.bulk.restored, restored))
      for (const { sentence } of reasons) notifyWrong(sentence)
      setChosen(new Set())
    } catch (problem) {
      notifyWrong(sayError(words, problem))
    }
    setBusy(false)
    await queries.invalidateQueries({ queryKey: key })
  }
  const all = data?.records.map(({ id }) => id) ?? []
  return (
    <Page
      title={bin.title}
      hint={bin.hint}
      narrow
      actions={
        all.length > 1 && (
          <>
            {records.length > 0 && (
              <Button variant="filled" disabled={busy} onClick={() => void restore()}>
                {sayCount(language, words.bulk.restoreChosen, records.length)}
              </Button>
            )}
            <Button onClick={() => setChosen(records.length > 0 ? new Set() : new Set(all))}>
              {records.length > 0 ? words.bulk.chooseNone : words.bulk.chooseLoaded}
            </Button>
          </>
        )
      }
    >
      {error && <p role="alert">{sayError(words, error)}</p>}
      {!data && !error && <SkeletonRows />}
      {data?.records.length === 0 && <Empty title={bin.empty} hint={bin.emptyHint} />}
      <ul className={styles.list}>
        {data?.records.map((record) => (
          <BinnedRow
            key={record.id}
            record={record}
            chosen={chosen.has(record.id)}
            onChoose={() => choose(record.id)}
          />
        ))}
      </ul>
    </Page>
  )
}

interface BinnedRowProps {
  readonly record: Binned
  readonly chosen: boolean
  onChoose(): void
}

function BinnedRow({ record, chosen, onChoose }: BinnedRowProps) {
  const { entity, id, title, deletedAt, deletedBy, until } = record
  const words = useWords()
  const language = useLanguage()
  const { users, firm } = useSession()
  const today = useToday()
  const { bin } = words.frame
  const restore = async () => {
    try {
      nowKept(entity, await send('POST', `/api/${registry[entity].plural}/${id}/restore`))
      notify(bin.restored)
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
    await queries.invalidateQueries({ queryKey: key })
  }
  if (!entityNamed(entity)) return null
  const untilText = (moment: Instant) => {
    const day = dayIn(firm.zone, new Date(moment))
    return day < today ? bin.stillNamed : say(bin.until, { day: dayText(language, day) })
  }
  const who = users.find((user) => user.id === deletedBy)?.name ?? ''
  return (
    <li className={styles.row}>
      <Checkbox checked={chosen} aria-label={title ?? id} onChange={onChoose} />
      <span className={styles.kind}>{words.records[entity].one}</span>
      <span className={styles.title}>{title ?? id}</span>
      <span className={styles.when}>
        {[instantText(language, firm.zone, deletedAt), who].filter(Boolean).join(' · ')}
        {until !== null && <span className={styles.until}>{untilText(until)}</span>}
      </span>
      <Button size="xs" aria-label={`${bin.restore}: ${title ?? ''}`} onClick={() => void restore()}>
        {bin.restore}
      </Button>
    </li>
  )
}
