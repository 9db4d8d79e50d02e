import { Attachment } from './clients/attachment.ts'
import { Client } from './clients/client.ts'
import { DeliveryWay } from './clients/deliveryWay.ts'
import { ExternalLink } from './clients/externalLink.ts'
import { FileType } from './clients/fileType.ts'
import { Label } from './clients/label.ts'
import { Note } from './clients/note.ts'
import { PaymentMethod } from './clients/paymentMethod.ts'
import { Person } from './clients/person.ts'
import { Place } from './clients/place.ts'
import { Position } from './clients/position.ts'
import { Recipient } from './clients/recipient.ts'
import { CustomField } from './firm/customField.ts'
import { Department } from './firm/department.ts'
import { Designation } from './firm/designation.ts'
import { Organisation } from './firm/organisation.ts'
import { Role } from './firm/role.ts'
import * as userRules from './firm/user.rules.ts'
import { User } from './firm/user.ts'
import { type Action, type Entity, isAction } from './kit/index.ts'
import * as viewRules from './lists/view.rules.ts'
import { View } from './lists/view.ts'
import { Talk } from './work/talk.ts'
import { TalkResult } from './work/talkResult.ts'
import * as taskRules from './work/task.rules.ts'
import { Task } from './work/task.ts'

/** Every entity, by name: what is here has a table, an address, a form, rights, history and tests. */
export const registry = {
  attachment: Attachment,
  client: Client,
  customField: CustomField,
  deliveryWay: DeliveryWay,
  department: Department,
  designation: Designation,
  fileType: FileType,
  label: Label,
  externalLink: ExternalLink,
  note: Note,
  organisation: Organisation,
  paymentMethod: PaymentMethod,
  person: Person,
  place: Place,
  position: Position,
  recipient: Recipient,
  role: Role,
  talk: Talk,
  talkResult: TalkResult,
  task: Task,
  user: User,
  view: View,
} as const

export type EntityName = keyof typeof registry
export type FieldName<N extends EntityName> = keyof (typeof registry)[N]['fields'] & string

export const entities: readonly Entity[] = Object.values(registry) as unknown as readonly Entity[]

/** The entity of that name; undefined if there is none. */
export const entityNamed = (name: string): Entity | undefined =>
  Object.hasOwn(registry, name) ? (registry[name as EntityName] as unknown as Entity) : undefined

const rules = [userRules, taskRules, viewRules]

/** Every action that a rules file exports: adding one there is enough. */
export const actions: readonly Action[] = rules.flatMap((each) => Object.values(each).filter(isAction))

type ExportsOf<R> = R extends unknown ? R[keyof R] : never
type ExportedAction = Extract<ExportsOf<(typeof rules)[number]>, { readonly entity: unknown }>
export type ActionName<N extends EntityName> = Extract<
  ExportedAction,
  { readonly entity: { readonly name: N } }
>['name']
