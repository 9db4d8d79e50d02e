import { Button } from '@mantine/core'
import { IconCopy, IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { sayError, send } from '../data/api.ts'
import { copy } from '../ui/copy.ts'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { MailTest } from './MailTest.tsx'
import { useReader } from './session.tsx'
import styles from './UserLink.module.css'

interface LinkMade {
  readonly link: string
  readonly mailed: boolean
}

/** Under a user: the link by which they enter for the first time, or choose a new password. */
export function UserLink({ record }: { record: { readonly id: string; readonly status?: unknown } }) {
  const words = useWords()
  const { access } = words.frame
  const { administrator, id: me } = useReader()
  const [made, setMade] = useState<LinkMade>()
  if (!administrator || record.status === 'blocked') return null
  const make = async () => {
    try {
      setMade(await send<LinkMade>('POST', `/api/users/${record.id}/link`))
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
  }
  const take = async () => {
    if (made && (await copy(made.link))) notify(access.copied)
  }
  return (
    <section className={styles.link}>
      <h2 className={styles.heading}>{access.title}</h2>
      <p className={styles.lead}>{record.status === 'invited' ? access.inviteLead : access.renewLead}</p>
      {made === undefined ? (
        <Button leftSection={<IconLink size={16} />} onClick={() => void make()}>
          {record.status === 'invited' ? access.invite : access.renew}
        </Button>
      ) : (
        <div role="status">
          <div className={styles.made}>
            <input
              className={styles.address}
              readOnly
              aria-label={access.title}
              value={made.link}
              onFocus={({ target }) => target.select()}
            />
            <Button leftSection={<IconCopy size={16} />} onClick={() => void take()}>
              {access.copy}
            </Button>
          </div>
          <p className={styles.lead}>{made.mailed ? access.mailed : access.give}</p>
        </div>
      )}
      {record.id === me && <MailTest />}
    </section>
  )
}
