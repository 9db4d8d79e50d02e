import { type BulkAnswer, type BulkCounts, type Language, sayCount } from '@kartoteka/model'
import { IconDownload } from '@tabler/icons-react'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'
import { ranText } from './thing.ts'

/** What will come, or has come, of the records; and why some stay as they are. */
export function Counts({ data }: { data: BulkAnswer }) {
  const words = useWords()
  const { bulk } = words
  const language = useLanguage()
  const { startedAt, checked, counts, examples } = data
  const shown = startedAt === null ? (checked ?? counts) : counts
  const rest = shown.refused - examples.length
  return (
    <>
      <ul className={styles.counts}>
        {(shown.changed > 0 || startedAt !== null) && (
          <li>
            <b>
              {startedAt === null
                ? sayCount(language, bulk.willChange, shown.changed)
                : ranText(words, language, data)}
            </b>
          </li>
        )}
        {shown.same > 0 && <li>{sayCount(language, bulk.same, shown.same)}</li>}
        {shown.refused > 0 && <li>{sayCount(language, bulk.refused, shown.refused)}</li>}
      </ul>
      {shown.refused > 0 && (
        <details className={styles.why} open={shown.changed === 0}>
          <summary>{bulk.reasons}</summary>
          <Reasons counts={shown} language={language} />
          <ul className={styles.examples}>
            {examples.map(({ id, title, sentence }) => (
              <li key={id}>
                {title ?? <i>{bulk.unnamed}</i>}{' '}
                {shown.reasons.length > 1 && <span className={styles.faint}>{sentence}</span>}
              </li>
            ))}
            {rest > 0 && <li>…</li>}
          </ul>
          <a className={styles.download} href={`/api/bulk-changes/${data.id}/unchanged.csv`} download>
            <IconDownload size={14} aria-hidden /> {bulk.download}
          </a>
        </details>
      )}
    </>
  )
}

function Reasons({ counts, language }: { counts: BulkCounts; language: Language }) {
  const number = new Intl.NumberFormat(language)
  return (
    <ul className={styles.reasons}>
      {counts.reasons.map(({ at, code, count, sentence }) => (
        <li key={`${at} ${code}`}>
          <b>{number.format(count)}</b> {sentence}
        </li>
      ))}
    </ul>
  )
}
