/** The head of the card: name, number, labels, owner, state; and what one does all day. */

import { type CardAnswer, mainPhone, nameIn, say, sayField, taxNumberText } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconChecklist, IconMessagePlus } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { ColouredWord, LabelWords } from '../fields/ColouredWord.tsx'
import { MailLink } from '../fields/mail.tsx'
import { PhoneLink } from '../fields/PhoneLink.tsx'
import { useDialogs } from '../frame/dialogs.tsx'
import { ListSteps } from '../records/ListSteps.tsx'
import { useSession } from '../session/session.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './card.module.css'
import { MoreMenu } from './MoreMenu.tsx'

interface CardHeadProps {
  readonly card: CardAnswer
  readonly head: RefObject<HTMLHeadingElement | null>
  readonly mayEdit: boolean
  onNote(): void
}

export function CardHead({ card, head, mayEdit, onNote }: CardHeadProps) {
  const words = useWords()
  const { card: said, list } = words.screens
  const { client } = card
  const language = useLanguage()
  const { user, users, fileTypes } = useSession()
  const fileType = fileTypes.find(({ id }) => id === client.fileType)
  const dialogs = useDialogs()
  const owner = users.find(({ id }) => id === client.owner)
  const toAsk = owner && owner.id !== user.id && owner.phones ? mainPhone(owner.phones) : undefined
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1 ref={head} tabIndex={-1} className={styles.name}>
          {client.name}
        </h1>
        {!client.active && <span className={styles.inactive}>{said.inactive}</span>}
        {fileType && <ColouredWord colour={fileType.colour}>{nameIn(fileType.name, language)}</ColouredWord>}
        <LabelWords ids={client.labels} />
      </div>
      <div className={styles.actions}>
        <ListSteps entity="client" id={client.id} />
        <Button
          variant="filled"
          leftSection={<IconMessagePlus size={16} />}
          rightSection={<Kbd of="n" />}
          onClick={onNote}
        >
          {list.noteTalk}
        </Button>
        <Button
          leftSection={<IconChecklist size={16} />}
          rightSection={<Kbd of="t" />}
          onClick={() => dialogs.addTask(client.id)}
        >
          {list.addTask}
        </Button>
        <MoreMenu card={card} mayEdit={mayEdit} />
      </div>
      <p className={styles.who}>
        {client.taxNumber && (
          <span>
            {sayField(words, 'client', 'taxNumber')} <b>{taxNumberText(client.taxNumber)}</b>
          </span>
        )}
        {client.town && <span>{client.town}</span>}
        {client.purchasingGroup && <span>{sayField(words, 'client', 'purchasingGroup')}</span>}
        <span>
          {owner ? say(said.owner, { name: owner.name }) : said.nobody}
          {toAsk && ' '}
          {toAsk && <PhoneLink phone={toAsk} bare />}
        </span>
      </p>
      {(client.phones.length > 0 || client.mails.length > 0) && (
        <p className={styles.reach}>
          {client.phones.map((phone) => (
            <PhoneLink key={phone.number + (phone.extension ?? '')} phone={phone} />
          ))}
          {client.mails.map((address) => (
            <MailLink key={address} address={address} />
          ))}
        </p>
      )}
    </header>
  )
}
