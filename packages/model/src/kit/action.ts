import type { Reader } from './access.ts'
import type { ChangesTo, Entity, RecordOf } from './entity.ts'
import type { Field, Fields, ValueOf } from './field.ts'
import type { Day } from './fields/day.ts'
import type { Instant } from './fields/instant.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Who acts, when, and on which day of theirs: all that a rule may know of the world. */
export interface Moment {
  readonly user: Reader
  readonly now: Instant
  readonly today: Day
}

export type StatusOf<E extends Entity> = E['fields'] extends { status: Field<infer S> } ? S & string : string
export type AnswersTo<A extends Fields> = { readonly [K in keyof A]: ValueOf<A[K]> }

/** A named move of one record from some statuses to another. Its name is the verb of the permission it needs. */
export interface Action<E extends Entity = Entity, A extends Fields = Fields, N extends string = string> {
  readonly entity: E
  readonly name: N
  readonly from: readonly StatusOf<E>[]
  readonly to: StatusOf<E>
  /** What the person must answer first: the dialog's fields and the request's body. */
  readonly asks: A
  /** The reason it may not happen now, if there is one. */
  obstacle?(record: RecordOf<E>, moment: Moment): Refusal | undefined
  change(record: RecordOf<E>, answers: AnswersTo<A>, moment: Moment): ChangesTo<E>
}

type Move<E extends Entity, A extends Fields> = Omit<Action<E, A>, 'entity' | 'name' | 'asks'> & {
  readonly asks?: A
}

export const action = <
  E extends Entity,
  const N extends string,
  const A extends Fields = Record<never, never>,
>(
  entity: E,
  name: N,
  move: Move<E, A>,
): Action<E, A, N> => ({ entity, name, asks: {} as A, ...move })

export const isAction = (value: unknown): value is Action =>
  typeof value === 'object' && value !== null && 'entity' in value && 'from' in value && 'to' in value

/** Asked by the button before it is offered and by the endpoint before it is done; rights are asked for apart. */
export function obstacleTo<E extends Entity, A extends Fields>(
  move: Action<E, A>,
  record: RecordOf<E>,
  moment: Moment,
): Refusal | undefined {
  if (!move.from.some((status) => status === Reflect.get(record, 'status'))) return refuse('notWhileStatus')
  return move.obstacle?.(record, moment)
}

/** The changes the action makes, its new status among them. */
export const changesBy = <E extends Entity, A extends Fields>(
  move: Action<E, A>,
  record: RecordOf<E>,
  answers: AnswersTo<A>,
  moment: Moment,
): ChangesTo<E> => ({ ...move.change(record, answers, moment), status: move.to })
