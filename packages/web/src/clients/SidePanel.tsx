/** Always beside the talks on a wide screen: what is to do, whom one reaches, where they are. */

import { type CardAnswer, type Client, customGroups, isEmpty, registry, sayField } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { countryName } from '../fields/country.tsx'
import { Shown } from '../fields/FieldRow.tsx'
import { PhoneLink } from '../fields/PhoneLink.tsx'
import { RecordLink } from '../fields/RecordLink.tsx'
import { useDialogs } from '../frame/dialogs.tsx'
import { useEntity } from '../records/useEntity.ts'
import { useReader, useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { AddPerson } from './AddPerson.tsx'
import styles from './card.module.css'
import { TaskLine } from './TaskLine.tsx'

export function SidePanel({ card, mayEdit }: { card: CardAnswer; mayEdit: boolean }) {
  const { card: said, list } = useWords().screens
  const dialogs = useDialogs()
  const [adding, setAdding] = useState(false)
  const { client } = card
  const people = card.people.filter(({ position }) => position.active)
  return (
    <aside className={styles.panel}>
      <Block title={said.openTasks} add={list.addTask} onAdd={() => dialogs.addTask(client.id)}>
        {card.tasks.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
        {card.tasks.length === 0 && <p className={styles.none}>{said.noTasks}</p>}
      </Block>
      <Block title={said.people} add={said.addPerson} onAdd={mayEdit ? () => setAdding(true) : undefined}>
        {people.slice(0, 8).map(({ person, position }) => (
          <div key={position.id} className={styles.person}>
            <RecordLink entity="person" id={person.id} className={styles.personName}>
              {person.name}
            </RecordLink>
            <span className={styles.soft}>
              {[position.title, position.primary && said.primary].filter(Boolean).join(' · ')}
            </span>
            {person.phones[0] && <PhoneLink phone={person.phones[0]} bare />}
          </div>
        ))}
        {people.length === 0 && <p className={styles.none}>{said.noPeople}</p>}
      </Block>
      <Facts client={client} />
      <OwnFacts client={client} />
      <AddPerson client={client.id} opened={adding} onClose={() => setAdding(false)} />
    </aside>
  )
}

interface BlockProps {
  readonly title: string
  readonly add?: string
  readonly children: ReactNode
  readonly onAdd?: (() => void) | undefined
}

function Block({ title, add, children, onAdd }: BlockProps) {
  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>
        {title}
        {onAdd && (
          <Button size="compact-xs" variant="subtle" aria-label={add} title={add} onClick={onAdd}>
            <IconPlus size={16} />
          </Button>
        )}
      </h2>
      {children}
    </section>
  )
}

const told = [
  'shortName',
  'regon',
  'krs',
  'euVat',
  'kpp',
  'website',
  'bankAccounts',
  'team',
  'externalId',
  'remarks',
] as const

/** Address and numbers: what one is asked for on the telephone. */
function Facts({ client }: { client: Client }) {
  const words = useWords()
  const language = useLanguage()
  const { firm } = useSession()
  const { hidden } = useReader()
  const { card: said } = words.screens
  const town = [client.postalCode, client.town].filter(Boolean).join(' ')
  const country = client.country === firm.country ? null : countryName(language, client.country)
  const address = [client.street, town, client.province, country].filter(Boolean)
  const filled = told.filter((name) => !isEmpty(client[name]) && !hidden.client?.includes(name))
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
