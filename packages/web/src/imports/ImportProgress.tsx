import type { EntityName, ImportAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { hasScreen, listAddress } from '../frame/addresses.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { useWords } from '../words/useWords.tsx'
import { Counts } from './Counts.tsx'
import { ofImport, ofReturned } from './counts.ts'
import shared from './imports.module.css'
import styles from './progress.module.css'
import { Rejected } from './Rejected.tsx'
import { Undone } from './Undone.tsx'
import type { Deeds } from './useDeeds.ts'
import { isBusy, shareOf } from './useImport.ts'
import { useStayingFocus } from './useStayingFocus.ts'

interface ImportProgressProps {
  readonly data: ImportAnswer
  readonly deeds: Deeds
  readonly isOwn: boolean
}

/** How far it has come, what came of it, and what can be done now: stop, go on, take it back. */
export function ImportProgress({ data, deeds, isOwn }: ImportProgressProps) {
  const { imports } = useWords()
  const { state, counts, problem, undone } = data
  const head = useStayingFocus<HTMLHeadingElement>(state)
  const isWorking = isBusy(state)
  const wrong = deeds.wrong ?? problem?.sentence
  return (
    <section className={styles.progress} aria-labelledby="import-state">
      <div role="status">
        <h2 id="import-state" ref={head} tabIndex={-1} className={styles.state} data-state={state}>
          {imports.states[state]}
        </h2>
      </div>
      {isWorking && <ProgressBar label={imports.states[state]} share={shareOf(data)} />}
      {wrong && (
        <p role="alert" className={shared.wrong}>
          {wrong}
        </p>
      )}
      {undone ? (
        <Undone undone={undone} isOver={!isWorking} />
      ) : (
        (isWorking || counts.rows > 0) && (
          <Counts<(typeof ofImport | typeof ofReturned)[number]>
            of={data.returned ? ofReturned : ofImport}
            counts={counts}
            isOver={!isWorking}
          />
        )
      )}
      <Hint data={data} />
      <WhatNow data={data} deeds={deeds} isOwn={isOwn} />
    </section>
  )
}

function Hint({ data: { state, counts, undone } }: { data: ImportAnswer }) {
  const { imports } = useWords()
  if (isBusy(state)) return <p className={shared.soft}>{imports.goesOn}</p>
  if (undone || counts.rows === counts.bad) return null
  if (state === 'failed') return <p className={shared.soft}>{imports.failedHint}</p>
  return state === 'cancelled' ? <p className={shared.soft}>{imports.cancelledHint}</p> : null
}

/** Where what came in can be seen. */
function ToList({ of = 'client' }: { of?: EntityName | undefined }) {
  const { imports, records } = useWords()
  return hasScreen(of) ? (
    <Button variant="filled" component={Link} to={listAddress(of)}>
      {of === 'client' ? imports.toClients : records[of].many}
    </Button>
  ) : null
}

function WhatNow({ data, deeds, isOwn }: ImportProgressProps) {
  const { imports } = useWords()
  const { id, state, counts, problem, undone } = data
  const isStopped = state === 'cancelled' || state === 'failed'
  const isOver = isStopped || state === 'done'
  // What was being taken back when it stopped can only be taken back further.
  const canGoOn = isStopped && isOwn && !undone && problem?.code !== 'fileIsGone'
  const button = (says: string, act: () => Promise<void>, variant = 'default') => (
    <Button variant={variant} onClick={() => void act()}>
      {says}
    </Button>
  )
  return (
    <>
      <div className={styles.deeds}>
        {(state === 'running' || state === 'waiting') && button(imports.stop, () => deeds.act('cancel'))}
        {canGoOn && button(imports.goOn, () => deeds.act('run'), 'filled')}
        {state === 'undone' && isOwn && button(imports.again, () => deeds.change({}), 'filled')}
        {state === 'done' && <ToList of={data.returned?.entity as EntityName | undefined} />}
        {isOver && counts.bad > 0 && <Rejected id={id} />}
        {isOver && counts.rows > counts.bad && button(imports.undo, () => deeds.act('undo'))}
      </div>
      {isOver && counts.bad > 0 && <p className={shared.soft}>{imports.badRowsHint}</p>}
    </>
  )
}
