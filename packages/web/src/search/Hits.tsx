import { sayCount } from '@kartoteka/model'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { sayError } from '../data/api.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { Hit } from './Hit.tsx'
import styles from './Hits.module.css'
import type { Found } from './useHits.ts'

interface HitsProps {
  readonly id: string
  readonly asked: string
  readonly found: Found
  readonly chosen: number
  choose(place: number): void
  take(place: number, apart?: boolean): void
}

/** What was found, best first; the last line adds what was not. */
export function Hits({ id, asked, found, chosen, choose, take }: HitsProps) {
  const words = useWords()
  const language = useLanguage()
  const { hits, error, by } = found
  const answered = by === asked
  const said = hits.length === 0 ? words.frame.nobodyFound : sayCount(language, words.frame.hits, hits.length)
  const option = (place: number, content: ReactNode, more = '') => (
    <Option
      key={place}
      id={`${id}-hit-${place}`}
      chosen={place === chosen}
      className={`${styles.option} ${more}`}
      choose={() => choose(place)}
      take={(apart) => take(place, apart)}
    >
      {content}
    </Option>
  )
  return (
    <div className={styles.hits}>
      <p className={styles.status} role="status">
        {error !== undefined ? sayError(words, error) : answered && said}
      </p>
      <div role="listbox" id={`${id}-hits`} aria-label={words.frame.found} className={styles.list}>
        {hits.map((hit, place) => option(place, <Hit hit={hit} asked={asked} />))}
        {option(
          hits.length,
          <>
            <IconPlus size={16} stroke={1.8} aria-hidden="true" />
            <span className={styles.new}>
              {words.frame.newClientCalled} <strong>{asked}</strong>
            </span>
          </>,
          styles.add,
        )}
      </div>
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly chosen: boolean
  readonly className: string
  readonly children: ReactNode
  choose(): void
  take(apart: boolean): void
}

function Option({ id, chosen, className, children, choose, take }: OptionProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={chosen}
      className={className}
      onMouseMove={chosen ? undefined : choose}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => take(event.ctrlKey || event.metaKey)}
    >
      {children}
    </div>
  )
}
