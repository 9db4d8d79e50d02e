/** One bulk change: what was done to which records, by whom, what came of it, and the way back. */
import type { BulkAnswer, EntityName } from '@kartoteka/model'
import { sayError } from '../data/api.ts'
import { instantText } from '../fields/dates.ts'
import { useEntity } from '../records/useEntity.ts'
import { useSession } from '../session/session.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'
import { Counts } from './Counts.tsx'
import { DeedText } from './DeedText.tsx'
import { Progress } from './Progress.tsx'
import { Steps } from './Steps.tsx'
import { TakenBack } from './TakenBack.tsx'
import { countedThings } from './thing.ts'
import { type Bulk, isBusy, useBulk } from './useBulk.ts'

export function BulkView({ id }: { id: string }) {
  const words = useWords()
  const { data, error, act } = useBulk(id)
  if (!data) return error ? <p role="alert">{sayError(words, error)}</p> : <SkeletonRows />
  return <View data={data} act={act} />
}

function View({ data, act }: { data: BulkAnswer; act: Bulk['act'] }) {
  const { bulk } = useWords()
  const entity = useEntity(data.entity as EntityName)
  const { state, undone, problem } = data
  const stopped = state === 'cancelled' || state === 'failed'
  return (
    <section className={styles.view}>
      <h2 className={styles.heading}>
        <DeedText entity={entity} deed={data.deed} />
      </h2>
      <Facts data={data} />
      {!isBusy(state) && <p className={styles.state}>{bulk.states[state]}</p>}
      <div role="status">
        {isBusy(state) && <Progress data={data} />}
        {problem && <p className={styles.wrong}>{problem.sentence}</p>}
        {stopped && !undone && (
          <p className={styles.faint}>{state === 'failed' ? bulk.failedHint : bulk.cancelledHint}</p>
        )}
        <Counts data={data} />
        {undone && state !== 'undoing' && <TakenBack undone={undone} />}
      </div>
      <div className={styles.steps}>
        <Steps data={data} act={act} />
      </div>
    </section>
  )
}

export function Facts({ data }: { data: BulkAnswer }) {
  const words = useWords()
  const { bulk } = words
  const language = useLanguage()
  const { firm, users } = useSession()
  const { entity, found, where, user, startedAt, createdAt } = data
  const of = where === undefined ? bulk.ofChosen : where === null ? bulk.ofAll : bulk.ofFilter
  return (
    <p className={styles.facts}>
      {words.records[entity as EntityName].many}
      {' · '}
      {countedThings(words, language, 'other', found ?? 0)}, {of}
      {' · '}
      {users.find((each) => each.id === user)?.name ?? ''}
      {' · '}
      {instantText(language, firm.zone, startedAt ?? createdAt)}
    </p>
  )
}
