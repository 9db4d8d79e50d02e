import type { EntityName } from '@kartoteka/model'

/** The records that others hang on. */
export interface Given {
  readonly client: string
  readonly person: string
}

/** The least that a record of each entity can be made of. */
export const least = (name: EntityName, { client, person }: Given): Readonly<Record<string, unknown>> =>
  ({
    attachment: { client, name: 'nowy.pdf' },
    client: { name: 'Nowy' },
    customField: {
      entity: 'client',
      kind: 'text',
      name: { pl: 'Nowe' },
      key: `k${Math.random()}`.replace('.', ''),
    },
    deliveryWay: { name: { pl: 'Nowy' } },
    department: { name: 'Nowy' },
    designation: { name: 'Nowe' },
    externalLink: { client, address: 'dysk.example' },
    fileType: { name: { pl: 'Nowy' } },
    label: { name: 'nowa', colour: 'blue' },
    note: { client, text: 'Nowa' },
    organisation: { name: 'Nowa' },
    paymentMethod: { name: { pl: 'Nowa' } },
    person: { lastName: 'Nowak' },
    place: { client, name: 'Nowe' },
    position: { client, person },
    recipient: { client, name: 'Nowy' },
    role: { name: { pl: 'Nowa' } },
    talk: { client, text: 'Cześć' },
    talkResult: { name: { pl: 'Nowy' } },
    task: { what: 'zrobić' },
    user: { name: 'Nowy', email: `nowy${Math.random()}@example.com` },
    view: { name: 'Nowy', list: 'client', query: 'owner=me' },
  })[name]

/** A change of such a record. */
export const otherwise: Readonly<Record<EntityName, Readonly<Record<string, unknown>>>> = {
  attachment: { description: 'Inny' },
  client: { town: 'Łódź' },
  customField: { name: { pl: 'Inne' } },
  deliveryWay: { name: { pl: 'Inny' } },
  department: { name: 'Inny' },
  designation: { name: 'Inne' },
  externalLink: { description: 'Inny' },
  fileType: { name: { pl: 'Inny' } },
  label: { name: 'inna' },
  note: { pinned: true },
  organisation: { name: 'Inna' },
  paymentMethod: { name: { pl: 'Inna' } },
  person: { firstName: 'Ewa' },
  place: { name: 'Inne' },
  position: { title: 'prezes' },
  recipient: { name: 'Inny' },
  role: { name: { pl: 'Inna' } },
  talk: { text: 'Inaczej' },
  talkResult: { name: { pl: 'Inny' } },
  task: { what: 'inaczej' },
  user: { name: 'Inny' },
  view: { name: 'Inny' },
}
