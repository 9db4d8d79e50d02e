import { Modal } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './KeyHelp.module.css'
import { useLetters } from './letters.ts'
import type { ListedKeys } from './useKey.ts'

interface KeyListProps {
  readonly keys: readonly ListedKeys[]
  readonly opened: boolean
  onClose(): void
}

/** What each key does: here, and everywhere. */
export function KeyList({ keys, opened, onClose }: KeyListProps) {
  const { frame } = useWords()
  const letters = useLetters()
  return (
    <Modal opened={opened} onClose={onClose} title={frame.keyHelp} size="sm">
      <Deeds title={frame.keysHere} deeds={keys.filter(({ everywhere }) => !everywhere)} />
      <Deeds title={frame.keysEverywhere} deeds={keys.filter(({ everywhere }) => everywhere)} />
      {!letters && <p className={styles.note}>{frame.lettersAreOff}</p>}
    </Modal>
  )
}

function Deeds({ title, deeds }: { title: string; deeds: readonly ListedKeys[] }) {
  if (deeds.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.list}>
        {deeds.map(({ says, keys }) => (
          <div key={says} className={styles.row}>
            <dt>{says}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key} of={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
