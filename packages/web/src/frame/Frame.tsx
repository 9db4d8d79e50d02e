import { Outlet } from '@tanstack/react-router'
import { KeyHelp } from '../ui/KeyHelp.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { useWords } from '../words/useWords.tsx'
import { DialogsProvider } from './dialogs.tsx'
import styles from './Frame.module.css'
import { useFolded } from './folded.ts'
import { Notices } from './Notices.tsx'
import { Rail } from './Rail.tsx'
import { SettingsNav } from './SettingsNav.tsx'
import { ShortCuts } from './ShortCuts.tsx'
import { TopBar } from './TopBar.tsx'
import { useAhead } from './useAhead.ts'
import { useSettingsLive } from './useSettingsLive.ts'

/** The rail, the bar and the sheet on which every screen is drawn. */
export function Frame() {
  const { frame } = useWords()
  const folded = useFolded()
  useSettingsLive()
  useAhead()
  return (
    <DialogsProvider>
      <div className={styles.frame} data-folded={folded || undefined}>
        <a className={styles.skip} href="#main">
          {frame.skip}
        </a>
        <TopBar />
        <Rail />
        <div className={styles.sheet}>
          <Notices />
          <div className={styles.open}>
            <SettingsNav />
            <main id="main" className={styles.main} tabIndex={-1}>
              <Outlet />
            </main>
          </div>
        </div>
      </div>
      <ShortCuts />
      <KeyHelp />
      <Toasts />
    </DialogsProvider>
  )
}
