/** What will happen, before anything has happened: how the file is read, the first rows, and the look at all of it. */
import type { ImportAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import shared from './imports.module.css'
import { PreviewFoot } from './PreviewFoot.tsx'
import { PreviewHead } from './PreviewHead.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import styles from './preview.module.css'
import { ShapeBar } from './ShapeBar.tsx'
import type { Deeds } from './useDeeds.ts'
import { useFirstRows } from './useImport.ts'

// Most files are of other programs.
const ReturnedPreview = lazy(async () => ({
  default: (await import('./ReturnedPreview.tsx')).ReturnedPreview,
}))

export function Preview({ data, deeds }: { data: ImportAnswer; deeds: Deeds }) {
  const { imports } = useWords()
  const { data: first } = useFirstRows(data)
  const rows = first?.rows
  const { said, change } = deeds
  const isOpen = data.state === 'ready'
  const targets = said?.targets?.length === data.shape.columns ? said.targets : data.targets
  if (data.returned)
    return (
      <Suspense fallback={<SkeletonRows />}>
        <ReturnedPreview data={data} returned={data.returned} first={first} deeds={deeds} />
      </Suspense>
    )
  return (
    <>
      {data.notices.map(({ code, sentence }) => (
        <p key={code} role="note" className={styles.notice}>
          {sentence}
          {code === 'mappingRemembered' && isOpen && (
            <Button size="compact-xs" ml="xs" onClick={() => void change({ targets: null })}>
              {imports.guessAgain}
            </Button>
          )}
        </p>
      ))}
      <ShapeBar data={data} said={said} isOpen={isOpen} onChange={change} />
      {rows === undefined && <SkeletonRows />}
      {rows !== undefined && rows.length > 0 && (
        <>
          <PreviewHead rows={rows} targets={targets} isChecked={data.checked !== null} />
          <PreviewTable
            data={data}
            rows={rows}
            targets={targets}
            isOpen={isOpen}
            isStale={said !== undefined}
            onChange={change}
          />
        </>
      )}
      {rows?.length === 0 && data.notices.length === 0 && (
        <p role="alert" className={shared.wrong}>
          {imports.problems.fileIsGone}
        </p>
      )}
      <PreviewFoot data={data} deeds={deeds} hasRows={rows?.length !== 0} />
    </>
  )
}
