import type { Entity } from '@kartoteka/model'
import type { Act } from './records/act.ts'
import type { Stored } from './records/stored.ts'

type Operation = (act: Act, body: unknown) => Promise<Stored>

/** Where creating or an action does more than its own record, one line each: "entity.verb". All others need no code. */
const operations: Readonly<Record<string, Operation>> = {}

export const operationOn = (entity: Entity, verb: string): Operation | undefined =>
  operations[`${entity.name}.${verb}`]
