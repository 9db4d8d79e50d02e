import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { settingsFor } from './places.ts'
import styles from './SettingsBar.module.css'

/** The parts of the settings, above whichever of them is open. */
export function SettingsBar() {
  const words = useWords()
  const parts = settingsFor(words, useReader())
  const at = useRouterState({ select: ({ location }) => location.pathname })
  const bar = useRef<HTMLElement>(null)
  // On a telephone the bar is longer than the window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place, another part that is open
  useEffect(() => {
    const open = bar.current?.querySelector('[aria-current]')
    open?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [at])
  if (!parts.some(({ address }) => at.startsWith(address))) return null
  return (
    <nav ref={bar} className={styles.bar} aria-label={words.frame.settings}>
      {parts.map(({ address, name }) => (
        <Link key={address} to={address} className={styles.part} activeProps={{ 'aria-current': 'page' }}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
