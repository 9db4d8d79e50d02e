import { say, shownText, type TextAnswer } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { get, sayError } from '../data/api.ts'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords } from '../words/useWords.tsx'
import { textAddress, type Viewed } from './viewed.ts'
import styles from './viewer.module.css'

/** The beginning of a text, as letters and nothing else. */
export function ViewedText({ file }: { file: Viewed }) {
  const words = useWords()
  const { attachments: said } = words
  const { data, error } = useQuery({
    queryKey: ['attachedText', file.id, file.version, file.hash],
    queryFn: ({ signal }) => get<TextAnswer>(textAddress(file), signal),
  })
  const stage = useRef<HTMLElement>(null)
  useEffect(() => {
    if (data) stage.current?.focus()
  }, [data])
  if (error) return <p role="alert">{sayError(words, error)}</p>
  if (!data) return <SkeletonRows count={8} />
  return (
    <>
      <section
        ref={stage}
        className={styles.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        tabIndex={0}
        aria-label={file.name}
      >
        <pre>{data.text}</pre>
      </section>
      {data.cut && <p className={styles.cut}>{say(said.textCut, { max: shownText / 1_000 })}</p>}
    </>
  )
}
