import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useSendingElsewhere } from '../attachments/sendings.ts'
import { waiting } from '../data/waiting.ts'
import { useLiveState } from '../live/live.ts'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './Notices.module.css'
import { useLater } from './useLater.ts'
import { useNewBuild } from './useNewBuild.ts'

const SendingElsewhere = lazy(async () => ({
  default: (await import('../attachments/SendingElsewhere.tsx')).SendingElsewhere,
}))

/** What the frame itself has to say. What comes and goes floats, so that nothing below it jumps. */
export function Notices() {
  const { frame } = useWords()
  const { firm } = useSession()
  const repeating = useSyncExternalStore(waiting.subscribe, waiting.repeating)
  const lost = useLater(useLiveState() === 'lost', 2_000)
  const newBuild = useNewBuild()
  const elsewhere = useSendingElsewhere()
  return (
    <>
      {firm.demo && (
        <section className={styles.line} aria-label={frame.demoFirm}>
          {frame.demoBanner}
        </section>
      )}
      <div className={styles.floating} aria-live="polite">
        {elsewhere.length > 0 && (
          <Suspense>
            <SendingElsewhere all={elsewhere} />
          </Suspense>
        )}
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
