import { useSyncExternalStore } from 'react'
import { waiting } from '../data/waiting.ts'
import { useLiveState } from '../live/live.ts'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './Notices.module.css'
import { useLater } from './useLater.ts'
import { useNewBuild } from './useNewBuild.ts'

/** What the frame itself has to say. What comes and goes floats, so that nothing below it jumps. */
export function Notices() {
  const { frame } = useWords()
  const { firm } = useSession()
  const repeating = useSyncExternalStore(waiting.subscribe, waiting.repeating)
  const lost = useLater(useLiveState() === 'lost', 2_000)
  const newBuild = useNewBuild()
  return (
    <>
      {firm.demo && <p className={styles.line}>{frame.demoBanner}</p>}
      <div className={styles.floating} aria-live="polite">
        {(repeating || lost) && (
          <p className={styles.notice} data-tone="warn">
            {repeating ? frame.sendingAgain : frame.connectingAgain}
          </p>
        )}
        {newBuild && (
          <p className={styles.notice}>
            {frame.newBuild}
            <button type="button" className={styles.reload} onClick={() => location.reload()}>
              {frame.reload}
            </button>
          </p>
        )}
      </div>
    </>
  )
}
