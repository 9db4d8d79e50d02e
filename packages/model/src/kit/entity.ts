import type { StartingRights } from './access.ts'
import type { Field, Fields, ValueOf } from './field.ts'
import type { Instant } from './fields/instant.ts'
import type { Near } from './near.ts'
import type { Refusal } from './refusal.ts'
import type { Related } from './related.ts'

declare const idOf: unique symbol
/** A client's id is not a person's id, though both are text (UUID version 7). */
export type Id<N extends string> = string & { readonly [idOf]: N }

/**
 * Whose rights a record obeys.
 * `client`: its own owner, department, team and visibility. `work`: its own owner, department and visibility, and its
 * client must be readable. `part`: its client's, and where it is about one more record, what is needed to read that one
 * too; what has no client has the rights of what it is about. `through`: readable if any record of another entity that points at it
 * is. `shared`: its owner's, and everybody's once it is shared. `firm`: all or nobody.
 */
export type Ownership =
  | { readonly by: 'client' }
  | { readonly by: 'work'; readonly client: string }
  | { readonly by: 'part'; readonly client: string; readonly about?: string }
  | { readonly by: 'through'; readonly entity: string; readonly field: string }
  | { readonly by: 'shared' }
  | { readonly by: 'firm' }

export interface Entity<N extends string = string, F extends Fields = Fields, R extends string = string> {
  readonly name: N
  /** Its address: /api/<plural>. */
  readonly plural: string
  readonly fields: F
  /** The field that names a record to a person. */
  readonly title: string
  readonly list: readonly string[]
  readonly form: Readonly<Record<string, readonly string[]>>
  readonly ownership: Ownership
  readonly rights: StartingRights
  /** The first sort of its list; "-" in front turns it round. */
  readonly sort: string
  /** What its list shows until somebody asks for something else, as the query of its address; all of it if empty. */
  readonly opens: string
  /** Fields that mean something only together count as one when two people change them. */
  readonly together: readonly (readonly string[])[]
  /** Whether a firm may add fields of its own; see `custom.ts`. */
  readonly custom: boolean
  /** Fields that are not in use any more: history knows their names, nothing reads or writes them. */
  readonly past: Fields
  /** What belongs to its records, by which its list may be narrowed too; see `near.ts`. */
  readonly near: Readonly<Record<string, Near>>
  /** What its lists show of other records that lead to these; see `related.ts`. */
  readonly related: Readonly<Record<R, Related>>
  /** Fields that mean nothing with the others as they are, so no form asks for them. */
  idle(record: Readonly<Record<string, unknown>>): readonly string[]
  checks(record: Readonly<Record<string, unknown>>): readonly Refusal[]
  derived(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  start(moment: StartingMoment): Readonly<Record<string, unknown>>
}

/** What first values may depend on. */
export interface StartingMoment {
  readonly user: string
  readonly department: string | null
  readonly now: Instant
  readonly country: string
  /** The currency of amounts that name none. */
  readonly currency?: string
  /** The default one of our own firms. */
  readonly organisation: string | null
  /** The firm's. */
  readonly language: string
  /** What the user mostly works for. */
  readonly purpose: string | null
}

type NameOf<F> = keyof F & string

interface Definition<F extends Fields, R extends string> {
  readonly plural: string
  readonly fields: F
  readonly title: NameOf<F>
  readonly list: readonly (NameOf<F> | NoInfer<R>)[]
  readonly form: Readonly<Record<string, readonly NameOf<F>[]>>
  readonly ownership: Ownership
  readonly rights: StartingRights
  readonly sort: NameOf<F> | `-${NameOf<F>}` | 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt'
  readonly opens?: string
  readonly together?: readonly (readonly NameOf<F>[])[]
  readonly custom?: true
  readonly near?: Readonly<Record<string, Near>>
  readonly related?: Readonly<Record<R, Related>>
  readonly idle?: (record: Partial<ValuesOf<F>>) => readonly NameOf<F>[]
  /** Record → refusals, each at a field. */
  readonly checks?: (record: ValuesOf<F>) => readonly Refusal[]
  /** Record → the fields that follow from the others. */
  readonly derived?: (record: ValuesOf<F>) => Partial<ValuesOf<F>>
  /** First values of a new record. */
  readonly start?: (moment: StartingMoment) => Partial<ValuesOf<F>>
}

type Defaulted =
  | 'opens'
  | 'together'
  | 'custom'
  | 'past'
  | 'near'
  | 'related'
  | 'idle'
  | 'checks'
  | 'derived'
  | 'start'

export const defineEntity = <const N extends string, const F extends Fields, const R extends string = never>(
  name: N,
  definition: Definition<F, R>,
): Entity<N, F, R> => ({
  name,
  opens: '',
  together: [],
  custom: false,
  past: {},
  near: {},
  related: {} as Readonly<Record<R, Related>>,
  idle: () => [],
  checks: () => [],
  derived: () => ({}),
  start: () => ({}),
  ...(definition as unknown as Omit<Entity<N, F, R>, 'name' | Defaulted>),
})

export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

/** What every record has besides its fields. */
export interface Kept {
  readonly version: number
  readonly createdAt: Instant
  readonly createdBy: Id<'user'> | null
  readonly updatedAt: Instant
  readonly updatedBy: Id<'user'> | null
  readonly deletedAt: Instant | null
}

export type RecordOf<E extends Entity> = { readonly id: Id<E['name']> } & Kept & ValuesOf<E['fields']>
export type ChangesTo<E extends Entity> = Partial<ValuesOf<E['fields']>>

/** Fields that may be filtered or sorted by though no definition lists them. */
export const keptFields: Readonly<Record<string, Field>> = {
  createdAt: { kind: 'instant', privacy: 'plain', setBy: 'server', filter: true, sort: true },
  createdBy: { kind: 'reference', target: 'user', privacy: 'plain', setBy: 'server', filter: true },
  updatedAt: { kind: 'instant', privacy: 'plain', setBy: 'server', filter: true, sort: true },
  updatedBy: { kind: 'reference', target: 'user', privacy: 'plain', setBy: 'server' },
}

/** A field of the entity; those that every record has, those not in use any more, and what its lists show of others included. */
export const fieldNamed = (entity: Entity, name: string): Field | undefined =>
  Object.hasOwn(entity.fields, name)
    ? entity.fields[name]
    : Object.hasOwn(keptFields, name)
      ? keptFields[name]
      : Object.hasOwn(entity.past, name)
        ? entity.past[name]
        : Object.hasOwn(entity.related, name)
          ? entity.related[name]?.field
          : undefined
