import { largestAttachment, say } from '@kartoteka/model'
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Whole } from '../clients/useParts.ts'
import { sayError } from '../data/api.ts'
import { LinkedRecord } from '../fields/link.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { useWords } from '../words/useWords.tsx'
import styles from './attachments.module.css'
import { sendAgain, stopSending, UnreadableError } from './sending.ts'
import { type Sending, useSending } from './sendings.ts'

/** What is on its way, how far it is, and what was refused. */
export function SendingList({ of }: { of: Whole }) {
  return <Sendings all={useSending(of)} />
}

interface SendingsProps {
  readonly all: readonly Sending[]
  /** Of each it is said what it goes with. */
  readonly withWhat?: boolean
}

export function Sendings({ all, withWhat = false }: SendingsProps) {
  if (all.length === 0) return null
  return (
    <ul className={styles.sending}>
      {all.map((each) => (
        <li key={each.key}>
          <One sending={each} />
          {withWhat && each.about && (
            <p className={styles.about}>
              <LinkedRecord value={each.about} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function One({ sending: { key, name, state, share, error, refused } }: { sending: Sending }) {
  const words = useWords()
  const { attachments: said } = words
  const stop = (label: string) => (
    <ActionIcon aria-label={label} title={label} onClick={() => stopSending(key)}>
      <IconX size={16} />
    </ActionIcon>
  )
  if (state === 'failed')
    return (
      <div className={styles.failed} role="alert">
        <span>
          <b>{say(said.notTaken, { name })}</b>{' '}
          {refused
            ? say(words.refusals[refused], { max: largestAttachment / 1_000_000 })
            : error instanceof UnreadableError
              ? said.unreadable
              : sayError(words, error)}
        </span>
        {!refused && (
          <Button size="xs" onClick={() => sendAgain(key)}>
            {said.again}
          </Button>
        )}
        {stop(said.forget)}
      </div>
    )
  return (
    <div className={styles.way}>
      <span className={styles.wayName}>{name}</span>
      {state === 'sending' ? (
        <ProgressBar label={say(said.sending, { name })} share={share} />
      ) : (
        <span role="status">{said[state]}</span>
      )}
      {stop(say(said.stop, { name }))}
    </div>
  )
}
