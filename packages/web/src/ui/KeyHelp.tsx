import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/useWords.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './KeyHelp.module.css'
import { useLetters } from './letters.ts'
import { keysNow, useKey } from './useKey.ts'

/** All keys that mean something on the screen behind it. */
export function KeyHelp() {
  const { frame } = useWords()
  const letters = useLetters()
  const [keys, setKeys] = useState<ReturnType<typeof keysNow>>()
  const show = () => setKeys(keysNow())
  useKey('?', show, { says: frame.keyHelp })
  return (
    <Modal opened={keys !== undefined} onClose={() => setKeys(undefined)} title={frame.keyHelp} size="sm">
      <dl className={styles.list}>
        {keys?.map(({ key, says }) => (
          <div key={key} className={styles.row}>
            <dt>{says}</dt>
            <dd>
              <Kbd of={key} />
            </dd>
          </div>
        ))}
      </dl>
      {!letters && <p className={styles.note}>{frame.lettersAreOff}</p>}
    </Modal>
  )
}
