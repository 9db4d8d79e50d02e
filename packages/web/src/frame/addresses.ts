/** Where each kind of record lives on the screens. */
import { type EntityName, type Linked, registry } from '@kartoteka/model'

/** Where the settings stand as a list, on a window too narrow for a column of them. */
export const settingsAddress = '/settings'

/** What is managed under Settings, by what one comes for, in this order. */
export const inSettings = {
  firm: ['organisation'],
  people: ['user', 'department', 'designation'],
  dictionaries: ['customField', 'label', 'talkResult', 'fileType', 'paymentMethod', 'deliveryWay'],
} as const satisfies Readonly<Record<string, readonly EntityName[]>>

export const settingsEntities: readonly EntityName[] = Object.values(inSettings).flat()

const lists: Readonly<Partial<Record<EntityName, string>>> = {
  client: '/clients',
  person: '/people',
  attachment: '/attachments',
  externalLink: '/external-links',
  note: '/notes',
  place: '/places',
  recipient: '/recipients',
  talk: '/talks',
  task: '/tasks',
  ...Object.fromEntries(
    settingsEntities.map((name) => [name, `${settingsAddress}/${registry[name].plural}`]),
  ),
}

/** Whether it has a screen of its own. */
export const hasScreen = (entity: string): boolean => Object.hasOwn(lists, entity)

/** Found on a client's card, in no list of their own. */
const onCards: readonly EntityName[] = ['attachment', 'externalLink', 'note', 'place', 'recipient']

/** What is added where it belongs: a person at a client. */
export const isAddedOnCards = (entity: EntityName): boolean => entity === 'person' || onCards.includes(entity)

/** Where one goes from a record: to its list, or to the card that it is on. */
export function backFrom(entity: EntityName, { client, about }: Readonly<Record<string, unknown>>): string {
  if (!onCards.includes(entity)) return listAddress(entity)
  if (typeof client === 'string') return recordAddress('client', client)
  // What is about a task without a client stands on no card.
  const subject = about as Linked | null | undefined
  return subject ? recordAddress(subject.entity as EntityName, subject.id) : listAddress('client')
}

export const listAddress = (entity: EntityName): string => lists[entity] ?? '/'
export const newAddress = (entity: EntityName): string => `${listAddress(entity)}/new`
export const recordAddress = (entity: EntityName, id: string): string => `${listAddress(entity)}/${id}`
export const editAddress = (entity: EntityName, id: string): string => `${recordAddress(entity, id)}/edit`
