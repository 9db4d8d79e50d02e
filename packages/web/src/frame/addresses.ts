/** Where each kind of record lives on the screens. */
import type { EntityName } from '@kartoteka/model'

const lists: Readonly<Partial<Record<EntityName, string>>> = {
  client: '/clients',
  person: '/people',
  talk: '/talks',
  task: '/tasks',
  user: '/settings/users',
  department: '/settings/departments',
  label: '/settings/labels',
  talkResult: '/settings/talk-results',
  customField: '/settings/custom-fields',
}

export const listAddress = (entity: EntityName): string => lists[entity] ?? '/'
export const newAddress = (entity: EntityName): string => `${listAddress(entity)}/new`
export const recordAddress = (entity: EntityName, id: string): string => `${listAddress(entity)}/${id}`
export const editAddress = (entity: EntityName, id: string): string => `${recordAddress(entity, id)}/edit`
