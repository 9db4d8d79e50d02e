import type { kinds } from './fields/index.ts'
import type { Refusal } from './refusal.ts'

declare const valueType: unique symbol

/** One field of an entity, as plain data. `V` is its value's type; only the compiler sees it. */
export interface Field<V = unknown> extends FieldOptions {
  readonly kind: FieldKind
  readonly [valueType]?: V
}

export type FieldKind = keyof typeof kinds
export type Fields = Readonly<Record<string, Field>>

/** Whose secret it is: the subject's under the privacy law, the firm's, or nobody's. */
export type Privacy = 'plain' | 'personal' | 'secret'

/** What a word of this field is worth when it is searched for; see `search/words.ts`. */
export type SearchRole = 'identifier' | 'telephone' | 'name' | 'place' | 'mail' | 'account'

export interface FieldOptions {
  readonly privacy: Privacy
  readonly required?: boolean
  /** Who may set it, when it is not whoever may edit the record. */
  readonly setBy?: 'actions' | 'server'
  /** A fact that is noted of a record and no change of it: no act writes it, it stands in no journal, raises no version. */
  readonly noted?: true
  /** Hidden from everybody else, whatever their roles say. */
  readonly shownTo?: 'administrators'
  /** Set when the record is made, and never changed after. */
  readonly once?: true
  readonly max?: number
  readonly min?: number
  readonly choices?: readonly string[]
  readonly target?: string
  /** The entities of which it may name a record, where there are several. */
  readonly targets?: readonly string[]
  readonly scheme?: string
  readonly search?: SearchRole
  /** The field that it is made of: hidden from whoever may not see that one. */
  readonly madeOf?: string
  /** Offered as a filter; a suite demands the index. */
  readonly filter?: true
  /** Offered as a sort; a suite demands the index. */
  readonly sort?: true
  /** The key in the journal, where the field was renamed: keys never change; see `journalKey.ts`. */
  readonly key?: string
}

/** What the reading of one value may know of the world around it. */
export interface Surroundings {
  /** ISO 3166 country that telephones and numbers without one are taken to be of. */
  readonly country: string
  /** ISO 4217 currency of amounts that name none; where it is not said, that of the country. */
  readonly currency?: string
}

/** How one kind of value is read from the outside world and described to it. */
export interface Kind<V> {
  /** The value to store; null for empty; a refusal when it cannot be taken. Takes JSON and the usual spellings as text. */
  parse(raw: unknown, field: FieldOptions, around: Surroundings): V | null | Refusal
  jsonSchema(field: FieldOptions): Readonly<Record<string, unknown>>
  readonly operators: readonly Operator[]
  /** Plain text, for export, comparison and the journal's reader. References give their id. */
  text(value: V, field: FieldOptions): string
}

/** `between` is offered wherever `from` and `to` are, as one condition. */
export const operators = [
  'is',
  'isNot',
  'anyOf',
  'contains',
  'from',
  'to',
  'between',
  'isEmpty',
  'isFilled',
] as const
export type Operator = (typeof operators)[number]

export type ValueOf<F> = F extends Field<infer V> ? V : never
export type Presence<O, V> = O extends { readonly required: true } ? V : V | null

/** A field of a kind whose value may be absent unless it is required. */
export const fieldOf =
  <V>(kind: FieldKind) =>
  <const O extends FieldOptions>(options: O): Field<Presence<O, V>> & O => ({ kind, ...options })

/** A field whose empty value is the empty list. */
export const listFieldOf =
  <V>(kind: FieldKind) =>
  <const O extends FieldOptions>(options: O): Field<readonly V[]> & O => ({ kind, ...options })
