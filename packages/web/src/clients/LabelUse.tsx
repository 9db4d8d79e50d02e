/** Who carries a label, as far as the reader may see them: each number leads to its list. */
import {
  type CountAnswer,
  closedBy,
  type Label,
  type Labelled,
  labelled,
  mayCarry,
  registry,
  say,
  sayNumber,
  scopeOf,
} from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { linesOf } from '../fields/LineList.tsx'
import warned from '../firm/customFields.module.css'
import { listAddress } from '../frame/addresses.ts'
import styles from '../records/record.module.css'
import type { Kept } from '../records/rights.ts'
import type { RecordForm } from '../records/useRecordForm.ts'
import { useReader } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'

/** On the page of the label. */
export function LabelUse({ record }: { record: Kept }) {
  const { labels } = useWords().screens
  const mayLook = useMayLook()
  const shown = labelled.filter((name) => mayCarry(record as unknown as Label, { name }) && mayLook(name))
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>{labels.carriedBy}</h2>
      <dl className={styles.facts}>
        {shown.map((name) => (
          <Fact key={name} name={name} label={record.id} />
        ))}
      </dl>
    </section>
  )
}

/** In its form: from whom it must be taken off before it can be closed to them. */
export function LabelClosing({ form, kept }: { form: RecordForm; kept: Kept | undefined }) {
  const mayLook = useMayLook()
  if (kept === undefined) return null
  const closed = closedBy(kept as unknown as Label, { recordTypes: linesOf<string>(form.raw.recordTypes) })
  return (
    <div className={warned.warnings} role="status">
      {closed.filter(mayLook).map((name) => (
        <Warning key={name} name={name} label={kept.id} />
      ))}
    </div>
  )
}

interface Carried {
  readonly name: Labelled
  readonly label: string
}

function Fact({ name, label }: Carried) {
  const { records } = useWords()
  const carried = useCarried({ name, label })
  return (
    <div className={styles.fact}>
      <dt>{records[name].many}</dt>
      <dd>
        {carried === undefined ? (
          '…'
        ) : carried.count === 0 ? (
          0
        ) : (
          <Link to={listAddress(name)} search={{ labels: label } as never}>
            {carried.said}
          </Link>
        )}
      </dd>
    </div>
  )
}

function Warning({ name, label }: Carried) {
  const { records, screens } = useWords()
  const carried = useCarried({ name, label })
  if (carried === undefined || carried.count === 0) return null
  return (
    <p className={warned.warning}>
      <Link to={listAddress(name)} search={{ labels: label } as never}>
        {say(screens.labels.stillGiven, { name: records[name].many, count: carried.said })}
      </Link>{' '}
      {screens.labels.takeOff}
    </p>
  )
}

function useMayLook(): (name: Labelled) => boolean {
  const reader = useReader()
  return (name) => scopeOf(reader, name, 'read') !== 'none' && !reader.hidden[name]?.includes('labels')
}

function useCarried({ name, label }: Carried): { count: number; said: string } | undefined {
  const language = useLanguage()
  const where = { field: 'labels', is: 'is', value: label }
  const asked = `count?where=${encodeURIComponent(JSON.stringify(where))}`
  const { data } = useQuery({
    queryKey: keys.list(name, { count: where }),
    queryFn: ({ signal }) => get<CountAnswer>(`/api/${registry[name].plural}/${asked}`, signal),
  })
  return data && { count: data.count, said: (data.exact ? '' : '≈ ') + sayNumber(language, data.count) }
}
