import { useLanguage, useWords } from '../words/useWords.tsx'
import { countedText, numberText, type ofImport, type ofUndo } from './counts.ts'
import styles from './progress.module.css'

interface CountsProps<K extends string> {
  readonly of: readonly K[]
  readonly counts: { readonly [E in K]: number }
  readonly isOver: boolean
}

/** Numbers below one another. While they rise, those that are nought stand there too, so that nothing jumps. */
export function Counts<K extends (typeof ofImport | typeof ofUndo)[number]>({
  of,
  counts,
  isOver,
}: CountsProps<K>) {
  const words = useWords()
  const language = useLanguage()
  const shown = of.filter((each) => !isOver || counts[each] > 0 || each === 'bad')
  return (
    <ul className={styles.counts}>
      {shown.map((each) => (
        <li key={each} data-counted={each} data-none={counts[each] === 0 || undefined}>
          <span>{numberText(language, counts[each])}</span>{' '}
          <span>{countedText(words, language, each, counts[each])}</span>
        </li>
      ))}
    </ul>
  )
}
