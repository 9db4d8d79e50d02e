import { type CardAnswer, type Recipient, sayField, taxNumberText } from '@kartoteka/model'
import { RecordLink } from '../fields/RecordLink.tsx'
import { useTitle } from '../fields/titles.tsx'
import type { Kept } from '../records/rights.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './card.module.css'
import { Groups } from './Groups.tsx'
import { PartsTab } from './PartsTab.tsx'
import type { Column } from './PartTable.tsx'
import { Reach } from './Reach.tsx'

type RecipientRow = Recipient & Kept

/** To whom goods go that this client buys for a group; and the groups in which it is such a recipient itself. */
export function RecipientsTab({ card }: { card: CardAnswer }) {
  const words = useWords()
  const { card: said, fields } = words.screens
  const label = (name: keyof Recipient) => sayField(words, 'recipient', name)
  const columns: readonly Column<RecipientRow>[] = [
    {
      name: 'taxNumber',
      label: label('taxNumber'),
      sortBy: ({ taxNumber }) => taxNumber?.number,
      show: ({ taxNumber }) => taxNumber && taxNumberText(taxNumber),
    },
    {
      name: 'externalId',
      label: said.number,
      sortBy: ({ externalId }) => externalId,
      show: ({ externalId }) => externalId,
    },
    {
      name: 'town',
      label: label('town'),
      sortBy: ({ town }) => town,
      show: ({ street, postalCode, town }) =>
        [street, [postalCode, town].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    },
    {
      name: 'phones',
      label: label('phones'),
      sortBy: ({ phones }) => phones[0]?.number,
      show: ({ phones }) => <Reach phones={phones} />,
    },
    {
      name: 'mails',
      label: label('mails'),
      sortBy: ({ mails }) => mails[0],
      show: ({ mails }) => <Reach mails={mails} />,
    },
    {
      name: 'member',
      label: label('member'),
      sortBy: ({ member }) => member === null,
      show: ({ member }) => member && <MemberLink id={member} />,
    },
    {
      name: 'active',
      label: label('active'),
      sortBy: ({ active }) => !active,
      show: ({ active }) => (active ? fields.yes : fields.no),
    },
  ]
  return (
    <PartsTab<RecipientRow>
      name="recipient"
      card={card}
      add={said.addRecipient}
      none={said.noRecipients}
      noneHint={said.noRecipientsHint}
      columns={columns}
      more={
        card.groups.length > 0 && (
          <section>
            <h2 className={styles.blockTitle}>{said.groups}</h2>
            <Groups card={card} />
          </section>
        )
      }
    />
  )
}

/** Nothing for who may not see that client. */
function MemberLink({ id }: { id: string }) {
  const name = useTitle('client', id)
  return (
    name !== undefined && (
      <RecordLink entity="client" id={id}>
        {name}
      </RecordLink>
    )
  )
}
