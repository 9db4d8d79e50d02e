import { useWords } from '../words/useWords.tsx'
import styles from './Kbd.module.css'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** A key as it is written on keyboards, named as in `useKey`. */
export function Kbd({ of }: { of: string }) {
  const { frame } = useWords()
  const named = { ...frame.keyNames, Mod: isMac ? '⌘' : 'Ctrl' } as Readonly<Record<string, string>>
  const written = of.split('+').map((part) => named[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  return <kbd className={styles.key}>{written.join(' ')}</kbd>
}
