/** Fields that a firm has defined for itself: from each definition an ordinary field is made, so all that is derived works on both. */
import type { Entity, StartingMoment } from './entity.ts'
import type { Field, Fields, Surroundings } from './field.ts'
import { kinds } from './fields/index.ts'
import { type Names, nameIn } from './fields/names.ts'
import type { Option } from './fields/options.ts'
import { fold } from './fold.ts'
import { isRefusal, type Refusal } from './refusal.ts'

type Made = Pick<Field, 'kind' | 'max' | 'min' | 'target'>

const far = 999_999_999

/** What a firm may choose among, and the field that comes of it. */
const made = {
  text: { kind: 'text', max: 250 },
  longText: { kind: 'longText' },
  whole: { kind: 'whole', min: -far, max: far },
  decimal: { kind: 'decimal' },
  money: { kind: 'money' },
  day: { kind: 'day' },
  instant: { kind: 'instant' },
  yesNo: { kind: 'yesNo' },
  choice: { kind: 'choice' },
  choices: { kind: 'choices' },
  webAddress: { kind: 'webAddress' },
  mail: { kind: 'mail' },
  phones: { kind: 'phones', max: 10 },
  user: { kind: 'reference', target: 'user' },
  client: { kind: 'reference', target: 'client' },
} as const satisfies Record<string, Made>

export type CustomKind = keyof typeof made
/** The kinds of field that come of it. */
export type CustomFieldKind = (typeof made)[CustomKind]['kind']
export const customKinds = Object.keys(made) as readonly CustomKind[]

/** A definition, as a firm's row of `customField` has it. */
export interface CustomDefinition {
  /** Ids rise with time: of two at one position the older comes first. */
  readonly id: string
  readonly entity: string
  readonly key: string
  readonly name: Names
  readonly kind: CustomKind
  readonly group: Names | null
  readonly options: readonly Option[]
  readonly required: boolean
  readonly default: string | null
  readonly listed: boolean
  readonly filterable: boolean
  readonly sortable: boolean
  readonly position: number
  readonly active: boolean
  readonly deletedAt: string | null
}

const prefix = 'custom.'
export const customName = (key: string): string => prefix + key
export const isCustom = (name: string): boolean => name.startsWith(prefix)
export const keyOf = (name: string): string => name.slice(prefix.length)

/** The field that a place in a refusal names: `phones` of "phones.1", `custom.phone` of "custom.phone.1". */
export const fieldAt = (at: string): string =>
  at
    .split('.')
    .slice(0, isCustom(at) ? 2 : 1)
    .join('.')

/** What of a definition makes the field. */
type Wanted = Pick<CustomDefinition, 'kind' | 'options' | 'required' | 'filterable'> &
  Partial<Pick<CustomDefinition, 'sortable'>>

/** Every field of a firm's own counts as personal: nobody knows what it will be used for. */
export const customField = ({ kind, options, required, filterable, sortable }: Wanted): Field => ({
  ...(made[kind] satisfies Made),
  privacy: 'personal',
  ...(hasOptions(kind) && { choices: options.map(({ key }) => key) }),
  ...(required && kind !== 'yesNo' && { required }),
  ...(filterable && isFilterable(kind) && { filter: true }),
  ...(sortable && isSortable(kind) && { sort: true }),
})

export const hasOptions = (kind: CustomKind): boolean => kind === 'choice' || kind === 'choices'
/** What has one value that stands in an order. Options do not: their order is the firm's, and their names are in three languages. */
export const isSortable = (kind: CustomKind): boolean =>
  ['text', 'whole', 'decimal', 'money', 'day', 'instant'].includes(kind)
export const isFilterable = (kind: CustomKind): boolean => kind !== 'longText'
/** A record that a definition names beforehand would soon be the wrong one. */
export const mayDefault = (kind: CustomKind): boolean => !('target' in made[kind])

/** A default as the field's kind reads it. */
export const defaultValueOf = (
  definition: Wanted & Pick<CustomDefinition, 'default'>,
  around: Surroundings,
): unknown | Refusal =>
  definition.default === null
    ? null
    : kinds[customField(definition).kind].parse(definition.default, customField(definition), around)

/** The entity with the fields that the firm has defined for it. */
export function withCustom(entity: Entity, definitions: readonly CustomDefinition[]): Entity {
  const own = inOrder(entity.name, definitions)
  if (own.length === 0) return entity
  const used = own.filter(isUsed)
  const fields = (of: readonly CustomDefinition[]): Fields =>
    Object.fromEntries(of.map((each) => [customName(each.key), customField(each)]))
  const listed = used.filter((each) => each.listed).map(({ key }) => customName(key))
  return {
    ...entity,
    fields: { ...entity.fields, ...fields(used) },
    past: fields(
      own.filter((each) => !isUsed(each)).map((each) => ({ ...each, filterable: false, sortable: false })),
    ),
    list: [...entity.list, ...listed],
    form: {
      ...entity.form,
      ...Object.fromEntries(customGroups(entity.name, definitions).map(({ id, fields: of }) => [id, of])),
    },
    start: (moment) => ({ ...entity.start(moment), ...defaults(used, moment) }),
  }
}

function defaults(used: readonly CustomDefinition[], moment: StartingMoment) {
  const values = used.map((each) => [customName(each.key), defaultValueOf(each, moment)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== null && !isRefusal(value)))
}

export interface CustomGroup {
  readonly id: string
  /** Null for the fields that are in no group. */
  readonly name: Names | null
  readonly fields: readonly string[]
}

/** The groups of a form: fields whose groups have the same name stand together, in the order of their first. */
export function customGroups(
  entity: string,
  definitions: readonly CustomDefinition[],
): readonly CustomGroup[] {
  const groups = Map.groupBy(inOrder(entity, definitions).filter(isUsed), ({ group }) =>
    group === null ? '' : fold(nameIn(group, 'pl')),
  )
  return [...groups.values()].map((of, place) => ({
    id: `custom${place}`,
    name: of.some(({ group }) => group !== null) ? Object.assign({}, ...of.map(({ group }) => group)) : null,
    fields: of.map(({ key }) => customName(key)),
  }))
}

const isUsed = ({ active, deletedAt }: CustomDefinition): boolean => active && deletedAt === null

const inOrder = (entity: string, definitions: readonly CustomDefinition[]) =>
  definitions
    .filter((each) => each.entity === entity)
    .sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1))
