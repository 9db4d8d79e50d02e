import { IconChevronLeft } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import { settingsAddress } from './addresses.ts'
import { isInSettings, settingsFor } from './places.ts'
import { SettingsLinks } from './SettingsLinks.tsx'
import styles from './settings.module.css'

/** The settings beside whichever of them is open; where there is no room for them, the way back to their list. */
export function SettingsNav() {
  const words = useWords()
  const groups = settingsFor(words, useReader())
  const at = useRouterState({ select: ({ location }) => location.pathname })
  if (at === settingsAddress || !isInSettings(groups, at)) return null
  return (
    <nav className={styles.nav} aria-label={words.frame.settings}>
      <Link to={settingsAddress} className={styles.back} activeOptions={{ exact: true }}>
        <IconChevronLeft size={18} stroke={1.6} aria-hidden="true" />
        {words.frame.settings}
      </Link>
      <div className={styles.column}>
        <SettingsLinks groups={groups} heading="p" />
      </div>
    </nav>
  )
}
