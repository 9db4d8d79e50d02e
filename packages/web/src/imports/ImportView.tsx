/** One import, from the preview to the end of it. */
import type { ImportPreview, ImportState } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { sayError } from '../data/api.ts'
import { useSession } from '../session/session.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText } from './countsText.ts'
import { ImportProgress } from './ImportProgress.tsx'
import styles from './imports.module.css'
import { PreviewTable } from './PreviewTable.tsx'
import { Rejected } from './Rejected.tsx'
import { ShapeBar } from './ShapeBar.tsx'
import { type Importing, isBusy, useImport } from './useImport.ts'

export function ImportView({ id }: { id: string }) {
  const words = useWords()
  const { imports } = words
  const { user, users } = useSession()
  const { data, error, changing, change, act } = useImport(id)
  const head = useFocusKept(data?.state)
  if (!data) return error ? <p role="alert">{sayError(words, error)}</p> : <SkeletonRows />
  const own = data.user === user.id
  const open = data.state === 'ready' && own
  return (
    <>
      <p ref={head} tabIndex={-1} className={styles.name}>
        <strong>{data.name}</strong> <span className={styles.faint}>{imports.states[data.state]}</span>
        {!own && <span className={styles.faint}>{users.find((each) => each.id === data.user)?.name}</span>}
      </p>
      {data.notices.map(({ code, sentence }) => (
        <p key={code} role="note" className={styles.notice}>
          {sentence}
          {code === 'mappingRemembered' && open && (
            <Button size="compact-xs" ml="xs" onClick={() => void change({ targets: null })}>
              {imports.guessAgain}
            </Button>
          )}
        </p>
      ))}
      {data.state !== 'ready' && <ImportProgress data={data} act={act} />}
      {open && (
        <>
          <ShapeBar data={data} onChange={change} />
          <Deeds data={data} changing={changing} act={act} />
        </>
      )}
      {own && (open || isBusy(data.state)) && <PreviewTable data={data} editable={open} onChange={change} />}
    </>
  )
}

/** The button that was pressed goes with the state it belonged to: then one reads on from the top of what came. */
function useFocusKept(state: ImportState | undefined) {
  const head = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks whenever another state has been drawn
  useEffect(() => {
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) head.current?.focus()
  }, [state])
  return head
}

interface DeedsProps {
  readonly data: ImportPreview
  readonly changing: boolean
  readonly act: Importing['act']
}

/** What can be done while nothing is done yet, and what a look at the whole file has found. */
function Deeds({ data: { id, checked, problem }, changing, act }: DeedsProps) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  return (
    <>
      <div className={styles.deeds}>
        <Button variant="filled" disabled={changing} onClick={() => void act('run')}>
          {imports.run}
        </Button>
        <Button disabled={changing} onClick={() => void act('check')}>
          {imports.check}
        </Button>
        {checked && checked.bad > 0 && <Rejected id={id} />}
      </div>
      {problem && (
        <p role="alert" className={styles.wrong}>
          {problem.sentence}
        </p>
      )}
      {checked && (
        <p role="status" className={styles.summary}>
          <strong>{imports.checked}</strong> {countsText(words, language, checked)}
        </p>
      )}
    </>
  )
}
