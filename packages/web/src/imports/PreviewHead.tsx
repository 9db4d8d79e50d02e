import { type ImportPreviewRow, sayCount } from '@kartoteka/model'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText, shownCounts } from './counts.ts'
import shared from './imports.module.css'
import styles from './preview.module.css'

/** The server shows so many rows of a file that has more. */
const shown = 50

interface PreviewHeadProps {
  readonly rows: readonly ImportPreviewRow[]
  readonly targets: readonly (string | null)[]
  /** The foot tells of the whole file by now. */
  readonly isChecked: boolean
}

/** What will become of the rows below, in numbers; and how many columns go nowhere, which may lie beyond the edge. */
export function PreviewHead({ rows, targets, isChecked }: PreviewHeadProps) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const skipped = targets.filter((each) => each === null).length
  const isWhole = rows.length < shown
  return (
    <div className={styles.summary}>
      <p>
        {isChecked && isWhole ? null : (
          <>
            <strong>{isWhole ? imports.checked : sayCount(language, imports.ofShown, rows.length)}</strong>{' '}
            {countsText(words, language, shownCounts(rows))}
          </>
        )}
      </p>
      {skipped > 0 && <p className={shared.faint}>{sayCount(language, imports.skipped, skipped)}</p>}
    </div>
  )
}
