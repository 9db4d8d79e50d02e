import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/useWords.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './KeyHelp.module.css'
import { useLetters } from './letters.ts'
import { keysNow, type ListedKeys, useKey } from './useKey.ts'

/** All keys that mean something on the screen behind it. */
export function KeyHelp() {
  const { frame } = useWords()
  const letters = useLetters()
  const [keys, setKeys] = useState<ReturnType<typeof keysNow>>()
  const show = () => setKeys(keysNow())
  useKey('?', show, { says: frame.keyHelp, everywhere: true })
  return (
    <Modal opened={keys !== undefined} onClose={() => setKeys(undefined)} title={frame.keyHelp} size="sm">
      {keys && <Deeds title={frame.keysHere} deeds={keys.filter(({ everywhere }) => !everywhere)} />}
      {keys && <Deeds title={frame.keysEverywhere} deeds={keys.filter(({ everywhere }) => everywhere)} />}
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
