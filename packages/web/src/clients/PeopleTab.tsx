import { type CardAnswer, type PersonAtClient, registry } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { MailLink } from '../fields/mail.tsx'
import { PhoneLink } from '../fields/PhoneLink.tsx'
import { RecordLink } from '../fields/RecordLink.tsx'
import { type Kept, may } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words/useWords.tsx'
import { AddPerson } from './AddPerson.tsx'
import styles from './card.module.css'
import { PersonMenu } from './PersonMenu.tsx'

/** Whom one talks to at this client; those who left stand last. */
export function PeopleTab({ card }: { card: CardAnswer }) {
  const { card: said } = useWords().screens
  const reader = useReader()
  const [adding, setAdding] = useState(false)
  const mayEdit = may(reader, 'edit', registry.client as never, card.client as unknown as Kept)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {said.addPerson}
    </Button>
  )
  return (
    <div className={styles.alone}>
      {card.people.length === 0 ? (
        <Empty title={said.noPeople} hint={said.noPeopleHint} action={mayEdit && add} />
      ) : (
        mayEdit && <div className={styles.bar}>{add}</div>
      )}
      <ul className={styles.people}>
        {card.people.map((each) => (
          <PersonRow key={each.position.id} each={each} client={card.client.id} mayEdit={mayEdit} />
        ))}
      </ul>
      <AddPerson client={card.client.id} opened={adding} onClose={() => setAdding(false)} />
    </div>
  )
}

function PersonRow({ each, client, mayEdit }: { each: PersonAtClient; client: string; mayEdit: boolean }) {
  const { card: said } = useWords().screens
  const { person, position } = each
  const facts = [position.title, position.primary && said.primary, !position.active && said.former]
  return (
    <li className={styles.personRow} data-off={!position.active || undefined}>
      <div>
        <RecordLink entity="person" id={person.id} className={styles.personName}>
          {person.name}
        </RecordLink>
        <div className={styles.soft}>{facts.filter(Boolean).join(' · ')}</div>
      </div>
      <div className={styles.stack}>
        {person.phones.map((phone) => (
          <PhoneLink key={phone.number + (phone.extension ?? '')} phone={phone} />
        ))}
      </div>
      <div className={styles.stack}>
        {person.mails.map((address) => (
          <MailLink key={address} address={address} />
        ))}
      </div>
      {mayEdit ? <PersonMenu each={each} client={client} /> : <span />}
      {person.remarks && <p className={styles.remarks}>{person.remarks}</p>}
    </li>
  )
}
