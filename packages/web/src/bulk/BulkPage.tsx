/** What was done to many records at once, running and past. */
import type { BulkAnswer, EntityName } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { sayError } from '../data/api.ts'
import { useEntity } from '../records/useEntity.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { BulkView, Facts } from './BulkView.tsx'
import styles from './bulk.module.css'
import { DeedText } from './DeedText.tsx'
import { ranText } from './thing.ts'
import { isBusy, useBulkChanges } from './useBulk.ts'

export function BulkPage() {
  const { bulk } = useWords()
  const { id } = useSearch({ strict: false }) as { readonly id?: unknown }
  if (typeof id !== 'string')
    return (
      <Page title={bulk.title} hint={bulk.lead} narrow>
        <BulkList />
      </Page>
    )
  return (
    <Page
      title={bulk.title}
      narrow
      actions={
        <Button renderRoot={(props) => <Link {...props} to="/bulk-changes" search={{} as never} />}>
          {bulk.all}
        </Button>
      }
    >
      <BulkView key={id} id={id} />
    </Page>
  )
}

function BulkList() {
  const words = useWords()
  const { bulk } = words
  const { data, error } = useBulkChanges()
  if (!data) return error ? <p role="alert">{sayError(words, error)}</p> : <SkeletonRows />
  if (data.changes.length === 0) return <Empty title={bulk.none} hint={bulk.noneHint} />
  return (
    <ul className={styles.list}>
      {data.changes.map((each) => (
        <Item key={each.id} data={each} />
      ))}
    </ul>
  )
}

function Item({ data }: { data: BulkAnswer }) {
  const words = useWords()
  const { bulk } = words
  const language = useLanguage()
  const entity = useEntity(data.entity as EntityName)
  return (
    <li className={styles.item}>
      <div className={styles.itemText}>
        <Link to="/bulk-changes" search={{ id: data.id } as never} className={styles.open}>
          <DeedText entity={entity} deed={data.deed} />
        </Link>
        <Facts data={data} />
      </div>
      <span className={styles.itemState}>
        {bulk.states[data.state]}
        {!isBusy(data.state) && <span className={styles.faint}>{ranText(words, language, data)}</span>}
      </span>
    </li>
  )
}
