/** Who carries a label, as far as the reader may see them: each number leads to its list. */
import {
  type CountAnswer,
  type Label,
  type Labelled,
  labelled,
  mayCarry,
  registry,
  sayNumber,
  scopeOf,
} from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { listAddress } from '../frame/addresses.ts'
import styles from '../records/record.module.css'
import type { Kept } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'

export function LabelUse({ record }: { record: Kept }) {
  const { labels } = useWords().screens
  const reader = useReader()
  const label = record as unknown as Label
  const shown = labelled.filter(
    (name) =>
      mayCarry(label, { name }) &&
      scopeOf(reader, name, 'read') !== 'none' &&
      !reader.hidden[name]?.includes('labels'),
  )
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>{labels.carriedBy}</h2>
      <dl className={styles.facts}>
        {shown.map((name) => (
          <Carried key={name} name={name} label={record.id} />
        ))}
      </dl>
    </section>
  )
}

function Carried({ name, label }: { name: Labelled; label: string }) {
  const { records } = useWords()
  const language = useLanguage()
  const where = { field: 'labels', is: 'is', value: label }
  const { data } = useQuery({
    queryKey: keys.list(name, { count: where }),
    queryFn: ({ signal }) =>
      get<CountAnswer>(
        `/api/${registry[name].plural}/count?where=${encodeURIComponent(JSON.stringify(where))}`,
        signal,
      ),
  })
  return (
    <div className={styles.fact}>
      <dt>{records[name].many}</dt>
      <dd>
        {data === undefined ? (
          '…'
        ) : data.count === 0 ? (
          0
        ) : (
          <Link to={listAddress(name)} search={{ labels: label } as never}>
            {!data.exact && '≈ '}
            {sayNumber(language, data.count)}
          </Link>
        )}
      </dd>
    </div>
  )
}
