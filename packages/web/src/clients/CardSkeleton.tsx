import { SkeletonLine, SkeletonRows } from '../ui/Skeleton.tsx'
import styles from './card.module.css'

/** As high as what will stand here, so that nothing jumps. */
export const CardSkeleton = () => (
  <div className={styles.card} aria-busy="true">
    <div className={styles.skeletonHead}>
      <SkeletonLine width="320px" />
      <SkeletonLine width="480px" />
    </div>
    <SkeletonRows count={8} height={64} />
  </div>
)
