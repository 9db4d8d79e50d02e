/** What will change by a file that left here before: each cell that somebody has edited, as it is and as it will be. */
import { type ImportAnswer, type ImportPreview, type ImportReturned, say, sayCount } from '@kartoteka/model'
import { Checkbox, NativeSelect } from '@mantine/core'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText, numberText, shownCounts } from './counts.ts'
import { PreviewFoot } from './PreviewFoot.tsx'
import styles from './preview.module.css'
import { ReturnedTable } from './ReturnedTable.tsx'
import back from './returned.module.css'
import type { Deeds } from './useDeeds.ts'

interface ReturnedPreviewProps {
  readonly data: ImportAnswer
  readonly returned: ImportReturned
  readonly first: Pick<ImportPreview, 'rows' | 'looked'> | undefined
  readonly deeds: Deeds
}

export function ReturnedPreview({ data, returned, first, deeds }: ReturnedPreviewProps) {
  const { imports } = useWords()
  const { said, change } = deeds
  const isOpen = data.state === 'ready'
  const { newRows } = { ...data.options, ...said?.options }
  const mayHaveMore = first?.looked?.all === false
  return (
    <>
      <p className={back.lead}>
        <strong>{imports.back.lead}</strong> {imports.back.hint}
      </p>
      {data.notices.map(({ code, sentence }) => (
        <p key={code} role="note" className={styles.notice}>
          {sentence}
        </p>
      ))}
      {(returned.mayBeNew || data.sheets.length > 1) && (
        <fieldset className={styles.shape} disabled={!isOpen}>
          {data.sheets.length > 1 && (
            <NativeSelect
              label={imports.sheet}
              value={said?.sheet ?? data.shape.sheet ?? ''}
              data={[...data.sheets]}
              onChange={({ target }) => void change({ sheet: target.value })}
            />
          )}
          {returned.mayBeNew && (
            <div className={styles.options}>
              <Checkbox
                label={imports.back.newRows}
                checked={newRows}
                onChange={({ target }) => void change({ options: { newRows: target.checked } })}
              />
            </div>
          )}
        </fieldset>
      )}
      {first === undefined && <SkeletonRows />}
      {first && <Shown first={first} data={data} isStale={said !== undefined} />}
      <PreviewFoot
        data={data}
        deeds={deeds}
        hasRows={first === undefined || first.rows.length > 0 || mayHaveMore}
      />
    </>
  )
}

interface ShownProps {
  readonly first: Pick<ImportPreview, 'rows' | 'looked'>
  readonly data: ImportAnswer
  readonly isStale: boolean
}

function Shown({ first: { rows, looked }, data, isStale }: ShownProps) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const isAll = looked?.all ?? true
  if (rows.length === 0)
    return (
      <p className={back.nothing} role="status">
        {isAll
          ? imports.back.nothing
          : say(imports.back.nothingYet, { rows: numberText(language, looked?.rows ?? 0) })}
      </p>
    )
  return (
    <>
      <div className={styles.summary}>
        <p>
          <strong>{isAll ? imports.checked : sayCount(language, imports.back.first, rows.length)}</strong>{' '}
          {countsText(words, language, shownCounts(rows))}
        </p>
      </div>
      <ReturnedTable data={data} rows={rows} isStale={isStale} />
    </>
  )
}
