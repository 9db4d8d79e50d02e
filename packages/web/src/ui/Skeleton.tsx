import styles from './Skeleton.module.css'

/** Grey bars where text will stand; they appear only when it takes long enough to be noticed. */
export const SkeletonLine = ({ width = '60%' }: { width?: string }) => (
  <span className={styles.bar} style={{ width }} />
)

const widths = ['72%', '48%', '64%', '56%', '80%', '44%', '68%', '52%']

/** Rows of a list that is on its way, as high as the rows will be. */
export const SkeletonRows = ({ count = 12, height = 36 }: { count?: number; height?: number }) => (
  <div aria-hidden="true" className={styles.rows}>
    {Array.from({ length: count }, (_, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
      <div key={place} className={styles.row} style={{ height }}>
        <SkeletonLine width={widths[place % widths.length]} />
      </div>
    ))}
  </div>
)

/** A whole screen that is on its way. */
export const SkeletonPage = () => (
  <div aria-busy="true" className={styles.page}>
    <div className={styles.head}>
      <SkeletonLine width="180px" />
    </div>
    <SkeletonRows />
  </div>
)
