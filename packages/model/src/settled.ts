import type { RecordOf } from './kit/index.ts'
import type { EntityName, registry } from './registry.ts'

/** The small lists that every request has with the settings and every screen with the session, and how each is called there. */
export const settled = {
  user: 'users',
  department: 'departments',
  designation: 'designations',
  organisation: 'organisations',
  role: 'roles',
  label: 'labels',
  talkResult: 'talkResults',
  fileType: 'fileTypes',
  paymentMethod: 'paymentMethods',
  deliveryWay: 'deliveryWays',
  customField: 'customFields',
} as const satisfies Partial<Record<EntityName, string>>

export type Settled = keyof typeof settled
export type SettledRecord<N extends Settled> = RecordOf<(typeof registry)[N]>
export type SettledLists = {
  readonly [N in Settled as (typeof settled)[N]]: readonly SettledRecord<N>[]
}

export const isSettled = (name: string): name is Settled => Object.hasOwn(settled, name)
