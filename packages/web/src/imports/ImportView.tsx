/** One import, from the preview to the end of it. */
import { Button } from '@mantine/core'
import { sayError } from '../data/api.ts'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText } from './countsText.ts'
import { ImportProgress } from './ImportProgress.tsx'
import styles from './imports.module.css'
import { PreviewTable } from './PreviewTable.tsx'
import { ShapeBar } from './ShapeBar.tsx'
import { isBusy, useImport } from './useImport.ts'

export function ImportView({ id }: { id: string }) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const importing = useImport(id)
  const { data, error, changing, change, act } = importing
  if (!data) return error ? <p role="alert">{sayError(words, error)}</p> : <SkeletonRows />
  const open = data.state === 'ready'
  return (
    <>
      <p className={styles.name}>
        <strong>{data.name}</strong> <span className={styles.faint}>{imports.states[data.state]}</span>
      </p>
      {data.notices.map(({ code, sentence }) => (
        <p key={code} role="note" className={styles.notice}>
          {sentence}
        </p>
      ))}
      {!open && <ImportProgress data={data} act={act} />}
      {open && (
        <>
          <ShapeBar data={data} onChange={change} />
          <div className={styles.deeds}>
            <Button variant="filled" disabled={changing} onClick={() => void act('run')}>
              {imports.run}
            </Button>
            <Button disabled={changing} onClick={() => void act('check')}>
              {imports.check}
            </Button>
            {data.checked && (
              <span role="status">{`${imports.checked} ${countsText(words, language, data.checked)}`}</span>
            )}
          </div>
        </>
      )}
      {(open || isBusy(data.state)) && <PreviewTable data={data} editable={open} onChange={change} />}
    </>
  )
}
