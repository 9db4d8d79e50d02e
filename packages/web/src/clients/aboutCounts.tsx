/** How much is about the records on a screen: one question for fifty of them, and a sign at each that has something. */
import { type AboutCounts, sayCount } from '@kartoteka/model'
import { IconPaperclip } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { RecordLink } from '../fields/RecordLink.tsx'
import type { Kept } from '../records/rights.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './about.module.css'

const Counts = createContext<AboutCounts>({})

/** As many as one question is about: a page of a list. */
const atOnce = 50

/** Knows the counts of these records, for everything drawn inside. */
export function WithAboutCounts({
  entity,
  ids,
  children,
}: {
  entity: string
  ids: readonly string[]
  children: ReactNode
}) {
  const outer = useContext(Counts)
  const found = useAboutCounts(entity, ids)
  const counts = useMemo(() => ({ ...outer, ...found }), [outer, found])
  return <Counts value={counts}>{children}</Counts>
}

export function useAboutCounts(entity: string, ids: readonly string[]): AboutCounts {
  const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, part) =>
    ids.slice(part * atOnce, (part + 1) * atOnce).join(),
  )
  return useQueries({
    queries: parts.map((part) => ({
      queryKey: keys.list('about', { entity, part }),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<AboutCounts>(`/api/about/${entity}?ids=${part}`, signal),
    })),
    combine: together,
  })
}

const together = (answers: readonly { readonly data?: AboutCounts | undefined }[]): AboutCounts =>
  Object.assign({}, ...answers.map(({ data }) => data))

/** A paper clip with how many there are, which leads to them; nothing where there are none. */
export function AboutSign({ entity, id, tabIndex = 0 }: { entity: string; id: string; tabIndex?: number }) {
  const { about } = useWords()
  const language = useLanguage()
  const counts = Object.entries(useContext(Counts)[id] ?? {}).filter(([, count]) => count > 0)
  if (counts.length === 0) return null
  const said = counts.map(([of, count]) => sayCount(language, about.has[of as 'note'], count)).join(', ')
  return (
    <RecordLink entity={entity} id={id} className={styles.sign} title={said} tabIndex={tabIndex}>
      <IconPaperclip size={14} aria-hidden="true" />
      <span aria-hidden="true">{counts.reduce((sum, [, count]) => sum + count, 0)}</span>
      <span className={styles.hiddenWord}>{said}</span>
    </RecordLink>
  )
}

/** The same in the row of a list, which the keyboard walks as a whole. */
export const signOf = (entity: string) =>
  function SignInRow({ record }: { record: Kept }) {
    return (
      <span className={styles.inRow}>
        <AboutSign entity={entity} id={record.id} tabIndex={-1} />
      </span>
    )
  }
