/** A record as its reader may see it: without what is hidden from them, also where another field speaks of it. */
import {
  type Entity,
  entityNamed,
  isHidden,
  type Reader,
  registry,
  seenQuery,
  type View,
} from '@kartoteka/model'
import type { Asking } from './asking.ts'
import { type Stored, visibleTo } from './stored.ts'

type Reading = Pick<Asking, 'user' | 'settings'>

export const seen = (reading: Reading, { name }: Pick<Entity, 'name'>, record: Stored): Stored =>
  visibleTo(reading.user.hidden[name], name === registry.view.name ? seenView(reading, record) : record)

/** What a record is called, where that is its name; nothing if names are hidden from this reader. */
export const seenName = (reader: Reader, entity: Pick<Entity, 'name'>, name: unknown): string =>
  isHidden(reader, entity, 'name') ? '' : String(name ?? '')

/** Whether records of the entity speak of fields of others, of which some are hidden from this reader. */
export const speaksOfHidden = ({ user }: Pick<Reading, 'user'>, { name }: Pick<Entity, 'name'>): boolean =>
  name === registry.view.name && Object.keys(user.hidden).length > 0

/** Fields without which it cannot be told what of these a reader may see. */
export const neededToSee = ({ name }: Pick<Entity, 'name'>, fields: readonly string[]): readonly string[] =>
  name === registry.view.name && fields.includes('query') ? ['list'] : []

/** Fields that are not even read for this reader; of the others `seen` leaves out what is hidden. */
export function unread({ hidden }: Reader, entity: Pick<Entity, 'name' | 'fields'>): readonly string[] {
  const needed = neededToSee(entity, Object.keys(entity.fields))
  return (hidden[entity.name] ?? []).filter((field) => !needed.includes(field))
}

function seenView(reading: Reading, record: Stored): Stored {
  const { list, query } = record as unknown as View
  return typeof query === 'string' ? { ...record, query: seenBy(reading, list, query) } : record
}

/** A value of a record's field, such as the journal keeps it. */
export const seenValue = (reading: Reading, entity: Entity, field: string, record: Stored, value: unknown) =>
  entity.name === registry.view.name && field === 'query' && typeof value === 'string'
    ? seenBy(reading, (record as unknown as View).list, value)
    : value

function seenBy({ user, settings }: Reading, list: string, query: string): string {
  const plain = entityNamed(list)
  // What cannot be looked through is not told.
  if (!plain && Object.keys(user.hidden).length > 0) return ''
  return plain ? seenQuery(settings.whole(plain), query, user.hidden) : query
}
