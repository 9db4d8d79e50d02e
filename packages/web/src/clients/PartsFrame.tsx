import type { ReactNode } from 'react'
import { KnownTitles } from '../fields/titles.tsx'
import type { Kept } from '../records/rights.ts'
import { Empty } from '../ui/Empty.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import styles from './card.module.css'
import type { PartsOf } from './usePartsOf.tsx'

interface PartsFrameProps<R> {
  readonly of: PartsOf<R>
  readonly className: string | undefined
  /** What is said where there are none, and what belongs there. */
  readonly none: string
  readonly noneHint?: string | undefined
  /** The rows, of which there are some. */
  children(rows: readonly R[]): ReactNode
  /** What there is besides. */
  readonly more?: ReactNode
}

/** The button that adds, the rows or what belongs there, and the dialog over them. */
export function PartsFrame<R extends Kept>({
  of,
  className,
  none,
  noneHint,
  children,
  more,
}: PartsFrameProps<R>) {
  const { all, button, dialog } = of
  if (all === undefined) return <SkeletonRows count={6} />
  return (
    <KnownTitles titles={all.titles}>
      <div className={className}>
        {all.rows.length === 0 ? (
          <Empty title={none} hint={noneHint} action={button} />
        ) : (
          <>
            {button && <div className={styles.bar}>{button}</div>}
            {children(all.rows)}
          </>
        )}
        {more}
        {dialog}
      </div>
    </KnownTitles>
  )
}
