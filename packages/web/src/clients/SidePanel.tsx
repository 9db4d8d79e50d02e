/** Always beside the talks on a wide screen: what is to do, whom one reaches, where they are. */

import {
  type CardAnswer,
  type Client,
  customGroups,
  isEmpty,
  mainPhone,
  registry,
  sayField,
} from '@kartoteka/model'
import { phonesAt } from '@kartoteka/model/clients/reachAt.ts'
import { useState } from 'react'
import { linesOfAddress } from '../fields/addresses.tsx'
import { Shown } from '../fields/FieldRow.tsx'
import { PhoneLink } from '../fields/PhoneLink.tsx'
import { RecordLink } from '../fields/RecordLink.tsx'
import { useDialogs } from '../frame/dialogs.tsx'
import { useEntity } from '../records/useEntity.ts'
import { useReader, useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { AddPerson } from './AddPerson.tsx'
import { Block } from './Block.tsx'
import styles from './card.module.css'
import { Groups } from './Groups.tsx'
import { InRegisters } from './InRegisters.tsx'
import { TaskLine } from './TaskLine.tsx'

export function SidePanel({ card, mayEdit }: { card: CardAnswer; mayEdit: boolean }) {
  const { card: said, list } = useWords().screens
  const dialogs = useDialogs()
  const [adding, setAdding] = useState(false)
  const { client } = card
  const people = card.people.filter(({ position }) => position.active)
  return (
    <aside className={styles.panel}>
      <Block title={said.openTasks} does={list.addTask} onDo={() => dialogs.addTask(client.id)}>
        {card.tasks.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
        {card.tasks.length === 0 && <p className={styles.none}>{said.noTasks}</p>}
      </Block>
      <Block title={said.people} does={said.addPerson} onDo={mayEdit ? () => setAdding(true) : undefined}>
        {people.slice(0, 8).map(({ person, position }) => (
          <div key={position.id} className={styles.person}>
            <RecordLink entity="person" id={person.id} className={styles.personName}>
              {person.name}
            </RecordLink>
            <span className={styles.soft}>
              {[position.title, position.unit, position.primary && said.primary].filter(Boolean).join(' · ')}
            </span>
            <MainPhone phones={phonesAt({ person, position })} />
          </div>
        ))}
        {people.length === 0 && <p className={styles.none}>{said.noPeople}</p>}
      </Block>
      {card.groups.length > 0 && (
        <Block title={said.groups}>
          <Groups card={card} />
        </Block>
      )}
      <Facts client={client} />
      <OwnFacts client={client} />
      <InRegisters card={card} mayEdit={mayEdit} />
      <AddPerson client={client.id} opened={adding} onClose={() => setAdding(false)} />
    </aside>
  )
}

function MainPhone({ phones }: Pick<Client, 'phones'>) {
  const phone = mainPhone(phones)
  return phone && <PhoneLink phone={phone} bare />
}

const told = [
  'addresses',
  'firstName',
  'lastName',
  'shortName',
  'roles',
  'regon',
  'krs',
  'pesel',
  'euVat',
  'ogrn',
  'kpp',
  'website',
  'bankAccounts',
  'currency',
  'priceLevel',
  'paymentMethod',
  'paymentTerm',
  'deliveryWay',
  'documentLanguage',
  'team',
  'externalId',
  'remarks',
] as const

/** The card's title tells first and last name already, unless somebody is called otherwise. */
const isInTitle = ({ name, ...client }: Client, field: (typeof told)[number]): boolean =>
  (field === 'firstName' || field === 'lastName') && name.includes(client[field] ?? '')

/** Address and numbers: what one is asked for on the telephone. */
function Facts({ client }: { client: Client }) {
  const words = useWords()
  const language = useLanguage()
  const { firm } = useSession()
  const { hidden } = useReader()
  const { card: said } = words.screens
  const address = linesOfAddress(client, firm.country, language)
  const filled = told.filter(
    (name) => !isEmpty(client[name]) && !hidden.client?.includes(name) && !isInTitle(client, name),
  )
  if (address.length === 0 && filled.length === 0) return null
  return (
    <Block title={said.facts}>
      <dl className={styles.facts}>
        {address.length > 0 && (
          <div>
            <dt>{said.address}</dt>
            <dd>
              {address.map((line) => (
                <span key={line} className={styles.addressLine}>
                  {line}
                </span>
              ))}
            </dd>
          </div>
        )}
        {filled.map((name) => (
          <div key={name}>
            <dt>{sayField(words, 'client', name)}</dt>
            <dd>
              <Shown entity="client" name={name} field={registry.client.fields[name]} value={client[name]} />
            </dd>
          </div>
        ))}
      </dl>
    </Block>
  )
}

/** What the firm itself keeps of its clients, under its own headings. */
function OwnFacts({ client }: { client: Client }) {
  const words = useWords()
  const { customFields } = useSession()
  const { fields } = useEntity('client')
  const headings = words.records.client.groups as Readonly<Record<string, string>>
  const held = (name: string): unknown => Reflect.get(client, name)
  return customGroups('client', customFields).map(({ id, fields: names }) => {
    const filled = names.filter((name) => !isEmpty(held(name)))
    return (
      filled.length > 0 && (
        <Block key={id} title={headings[id] ?? ''}>
          <dl className={styles.facts}>
            {filled.map((name) => (
              <div key={name}>
                <dt>{sayField(words, 'client', name)}</dt>
                <dd>
                  <Shown entity="client" name={name} field={fields[name]!} value={held(name)} />
                </dd>
              </div>
            ))}
          </dl>
        </Block>
      )
    )
  })
}
