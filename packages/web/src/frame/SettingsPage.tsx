import { useMediaQuery } from '@mantine/hooks'
import { Navigate } from '@tanstack/react-router'
import { useReader } from '../session/session.tsx'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../words/useWords.tsx'
import { NotHere } from './NotHere.tsx'
import { settingsFor } from './places.ts'
import { SettingsLinks } from './SettingsLinks.tsx'
import styles from './settings.module.css'

/** All settings as a list. Where they stand in a column beside what is open, the first of them is open instead. */
export function SettingsPage() {
  const words = useWords()
  const groups = settingsFor(words, useReader())
  const narrow = useMediaQuery('(max-width: 64em)', undefined, { getInitialValueInEffect: false }) ?? false
  const first = groups[0]?.parts[0]
  if (first === undefined) return <NotHere />
  if (!narrow) return <Navigate to={first.address} replace />
  return (
    <Page title={words.frame.settings} narrow>
      <nav className={styles.list} aria-label={words.frame.settings}>
        <SettingsLinks groups={groups} heading="h2" />
      </nav>
    </Page>
  )
}
