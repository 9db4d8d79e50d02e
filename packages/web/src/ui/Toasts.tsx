import { CloseButton } from '@mantine/core'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { sayError } from '../data/api.ts'
import { useWords } from '../words/useWords.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './Toasts.module.css'
import { closeToast, notifyWrong, type Toast, toastsNow, watchToasts } from './toasts.ts'
import { useKey } from './useKey.ts'

const shownFor = 10_000

export function Toasts() {
  const words = useWords()
  const toasts = useSyncExternalStore(watchToasts, toastsNow)
  const undoable = toasts.findLast(({ undo }) => undo !== undefined)
  const undo = async (toast: Toast) => {
    closeToast(toast.id)
    try {
      await toast.undo?.()
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
  }
  useKey('Mod+z', () => undoable && void undo(undoable), {
    off: undoable === undefined,
    says: words.frame.undo,
  })
  return (
    <section className={styles.toasts} aria-label={words.frame.messages} aria-live="polite">
      {toasts.map((toast) => (
        <Shown key={toast.id} toast={toast} last={toast === undoable} onUndo={() => void undo(toast)} />
      ))}
    </section>
  )
}

/** Time stands still while somebody looks at it with pointer or focus (WCAG 2.2.1). */
function Shown({ toast, last, onUndo }: { toast: Toast; last: boolean; onUndo: () => void }) {
  const { frame } = useWords()
  const [held, setHeld] = useState(false)
  const left = useRef(shownFor)
  useEffect(() => {
    if (held || toast.tone === 'wrong') return
    const began = Date.now()
    const timer = setTimeout(() => closeToast(toast.id), left.current)
    return () => {
      clearTimeout(timer)
      left.current -= Date.now() - began
    }
  }, [held, toast])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is looked at, not worked; the buttons inside are
    <div
      className={styles.toast}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{toast.text}</span>
      {toast.undo !== undefined && (
        <button type="button" className={styles.undo} onClick={onUndo}>
          {frame.undo} {last && <Kbd of="Mod+z" />}
        </button>
      )}
      <CloseButton size="sm" aria-label={frame.close} onClick={() => closeToast(toast.id)} />
    </div>
  )
}
