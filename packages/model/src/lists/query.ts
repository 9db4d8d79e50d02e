/**
 * A list as its address says it: `?owner=me&not.town=Łódź&1.labels=a,b&1.due=..today&sort=-name&columns=name,town&widths=town:90`.
 * Conditions with a number in front stand together in a group; `match=any` turns "and" and "or" round. A number behind
 * tells two conditions on one field apart, `town=Łódź&town-2=Kutno`: an address knows each word once.
 */
import { type Entity, fieldNamed, filterFieldNamed, nearNames } from '../kit/index.ts'

/** What an address says of one field. */
export interface Condition {
  readonly field: string
  readonly said: string
  /** What it says must not hold. */
  readonly not: boolean
  /** 0 outside of all groups. */
  readonly group: number
}

/** Column → how wide it stands, in pixels. */
export type Widths = Readonly<Record<string, number>>
export const leastWidth = 48
export const mostWidth = 900

/** Whether all conditions outside of groups must hold, or any; inside a group it is the other way round. */
export type Match = 'all' | 'any'

export interface ListQuery {
  readonly match: Match
  readonly conditions: readonly Condition[]
  /** The first sort of the list where it is undefined. */
  readonly sort: string | undefined
  /** The columns of whoever looks where it is undefined. */
  readonly columns: readonly string[] | undefined
  /** Those of whoever looks where they are undefined. */
  readonly widths: Widths | undefined
  /** What is said that no list of this entity knows, or that is hidden from the reader. */
  readonly unknown: readonly string[]
}

/** As many conditions as an address may hold; the server takes no more (`readFilter`). */
export const mostConditions = 40
export const mostColumns = 60
/** A group has one figure. */
export const mostGroups = 9

/** "This field is empty", where a list of choices would stand. */
export const nothing = '-'
/** "This field is filled", whatever is in it. */
export const something = '*'
/** The reader, in place of a user's id: so that a saved or sent address means whoever opens it. */
export const myself = 'me'

/** What else stands in the address of a list. */
const beside = new Set(['start', 'view'])

type Entries = Iterable<readonly [string, string]>

/** What the entries of an address ask of this list, by fields that are not hidden. */
export function readQuery(entity: Entity, entries: Entries, hidden: HiddenFields = {}): ListQuery {
  const conditions: Condition[] = []
  const unknown: string[] = []
  let match: Match = 'all'
  let sort: string | undefined
  let columns: readonly string[] | undefined
  let widths: Widths | undefined
  for (const [key, said] of entries) {
    if (beside.has(key) || said === '') continue
    if (key === 'match') {
      if (said === 'any') match = 'any'
      else if (said !== 'all') unknown.push(key)
    } else if (key === 'sort') {
      if (isSort(entity, said, hidden)) sort = said
      else unknown.push(said.replace(/^-/, ''))
    } else if (key === 'columns') {
      const named = said.split(',')
      const known = columnsKnown(entity, named, hidden)
      if (known.length > 0) columns = known
      unknown.push(...named.filter((name) => !known.includes(name)))
    } else if (key === 'widths') {
      const named = said.split(',').map((each) => each.split(':') as [string, string?])
      const { known, strange } = widthsKnown(entity, named, hidden)
      if (Object.keys(known).length > 0) widths = known
      unknown.push(...strange)
    } else {
      const condition = conditionOf(key, said)
      const offered =
        condition && conditions.length < mostConditions && isOffered(entity, condition.field, hidden)
      if (offered) conditions.push(condition)
      else unknown.push(condition?.field ?? key)
    }
  }
  return { match, conditions, sort, columns, widths, unknown: [...new Set(unknown)] }
}

/** "1.not.town-2" is the field town, in the first group, not, and one such is there already. */
export function conditionOf(key: string, said: string): Condition | undefined {
  const {
    group = '0',
    not,
    field,
  } = /^(?:(?<group>[1-9])\.)?(?<not>not\.)?(?<field>.+?)(?:-\d+)?$/.exec(key)?.groups ?? {}
  return field === undefined ? undefined : { field, said, not: not !== undefined, group: Number(group) }
}

/** The entries of an address that ask for this. */
export function queryEntries({
  match,
  conditions,
  sort,
  columns,
  widths,
}: Omit<ListQuery, 'unknown'>): readonly (readonly [string, string])[] {
  const taken = new Map<string, number>()
  const each = ({ field, said, not, group }: Condition) => {
    const key = `${group > 0 ? `${group}.` : ''}${not ? 'not.' : ''}${field}`
    const time = (taken.get(key) ?? 0) + 1
    taken.set(key, time)
    return [time === 1 ? key : `${key}-${time}`, said] as const
  }
  return [
    ...(match === 'any' ? [['match', 'any'] as const] : []),
    ...conditions.map(each),
    ...(sort === undefined ? [] : [['sort', sort] as const]),
    ...(columns === undefined ? [] : [['columns', columns.join(',')] as const]),
    ...(widths === undefined ? [] : [['widths', widthsText(widths)] as const]),
  ]
}

/** entity → the names of its fields that the reader may not see. */
export type HiddenFields = Readonly<Record<string, readonly string[]>>

export const hides = (hidden: HiddenFields, entity: string, field: string): boolean =>
  (Object.hasOwn(hidden, entity) && hidden[entity]?.includes(field)) ?? false

/** Whether the list may be narrowed by the field, by somebody from whom these are hidden. */
export function isOffered(entity: Entity, name: string, hidden: HiddenFields): boolean {
  const { field, of, own, by } = filterFieldNamed(entity, name) ?? {}
  if (!field?.filter || of === undefined || own === undefined) return false
  return !hides(hidden, of.name, own) && !(by ?? []).some((each) => hides(hidden, each.entity, each.field))
}

/** The fields a list may be filtered by: its records' title, the others in the order of the definition, then those of what belongs to its records. */
export const offeredFilters = (entity: Entity, hidden: HiddenFields = {}): readonly string[] =>
  [
    ...new Set([
      entity.title,
      ...Object.keys(entity.fields),
      'createdAt',
      'createdBy',
      'updatedAt',
      ...nearNames(entity),
    ]),
  ].filter((name) => isOffered(entity, name, hidden))

export const isSort = (entity: Entity, said: string, hidden: HiddenFields = {}): boolean => {
  const name = said.replace(/^-/, '')
  return !hides(hidden, entity.name, name) && fieldNamed(entity, name)?.sort === true
}

/** How a list is sorted that nobody has sorted: by what it says itself, or the newest first where that order would tell of what is hidden. */
export const usualSort = (entity: Entity, hidden: HiddenFields = {}): string =>
  isSort(entity, entity.sort, hidden) ? entity.sort : '-createdAt'

/** The fields that can stand as columns of a list. */
export const offeredColumns = (entity: Entity, hidden: HiddenFields = {}): readonly string[] =>
  [
    ...Object.keys({ ...entity.fields, ...entity.related }),
    'createdAt',
    'createdBy',
    'updatedAt',
    'updatedBy',
  ].filter((name) => !hides(hidden, entity.name, name))

/** Those of the names that are columns, each once; a list without the title of its records would be one of nameless things. */
export function columnsKnown(
  entity: Entity,
  names: readonly string[],
  hidden: HiddenFields = {},
): readonly string[] {
  const offered = new Set(offeredColumns(entity, hidden))
  return [...new Set(names)].filter((name) => offered.has(name)).slice(0, mostColumns)
}

const widthsText = (widths: Widths): string =>
  Object.entries(widths)
    .map((each) => each.join(':'))
    .join(',')

/** Those of the widths that columns of this list can have, and the names of the others. */
export function widthsKnown(
  entity: Entity,
  said: Iterable<readonly [string, unknown?]>,
  hidden: HiddenFields = {},
): { readonly known: Widths; readonly strange: readonly string[] } {
  const offered = new Set(offeredColumns(entity, hidden))
  const known = new Map<string, number>()
  const strange: string[] = []
  for (const [name, width] of said) {
    const pixels = typeof width === 'string' && /^\d{1,4}$/.test(width) ? Number(width) : width
    const fits =
      typeof pixels === 'number' && Number.isInteger(pixels) && pixels >= leastWidth && pixels <= mostWidth
    if (offered.has(name) && fits) known.set(name, pixels)
    else strange.push(name)
  }
  return { known: Object.fromEntries(known), strange }
}
