import { useLanguage } from '../words/useWords.tsx'
import styles from './ProgressBar.module.css'

interface ProgressBarProps {
  readonly label: string
  /** From 0 to 1; undefined if nobody knows how much there is. */
  readonly share: number | undefined
}

export function ProgressBar({ label, share }: ProgressBarProps) {
  const language = useLanguage()
  const known = share !== undefined
  return (
    <div className={styles.working}>
      <progress className={styles.bar} max={1} {...(known && { value: share })} aria-label={label} />
      <span className={styles.share}>{known && percentText(language, share)}</span>
    </div>
  )
}

export const percentText = (language: string, share: number): string =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(share)
