/** The filter of a list as its address says it, `?owner=me&labels=a,b&due=..2026-03-31`, and back. One condition a field. */
import {
  type Day,
  daysAfter,
  type Entity,
  type Field,
  type Filter,
  fieldNamed,
  instantIn,
  instantOf,
  isDay,
  isId,
  isRefusal,
  kinds,
} from '@kartoteka/model'

/** What an address says of one field. */
export interface Condition {
  readonly field: string
  readonly said: string
}

/** "This field is empty", where a list of choices would stand. */
export const nothing = '-'
/** "This field is filled", whatever is in it. */
export const something = '*'
/** The reader, in place of a user's id: so that a saved or sent address means whoever opens it. */
export const myself = 'me'

interface Reading {
  readonly user: string
  readonly today: Day
  readonly zone: string
}

/** The conditions an address holds, in the order of the definition; what is no filter of the entity is passed over. */
export function conditionsIn(
  entity: Entity,
  search: Readonly<Record<string, unknown>>,
): readonly Condition[] {
  return filterFields(entity)
    .map((field) => ({ field, said: plain(search[field]) }))
    .filter(({ said }) => said !== '')
}

/** The fields a list may be filtered by, in the order of the definition. */
export const filterFields = (entity: Entity, hidden: readonly string[] = []): readonly string[] =>
  [...Object.keys(entity.fields), 'createdAt', 'updatedAt'].filter(
    (name) => fieldNamed(entity, name)?.filter && !hidden.includes(name),
  )

/** The filter to ask the server for; conditions that cannot be understood are left out. */
export function filterOf(
  entity: Entity,
  conditions: readonly Condition[],
  reading: Reading,
): Filter | undefined {
  const all = conditions.flatMap(({ field, said }) => {
    const defined = fieldNamed(entity, field)
    return defined === undefined ? [] : partsOf(defined, field, said, reading)
  })
  return all.length > 1 ? { all } : all[0]
}

function partsOf(
  { kind, choices }: Field,
  field: string,
  said: string,
  { user, today, zone }: Reading,
): readonly Filter[] {
  const list = said.split(',').filter(Boolean)
  if (said === nothing) return [{ field, is: 'isEmpty' }]
  if (said === something) return [{ field, is: 'isFilled' }]
  if (kind === 'yesNo')
    return said === 'yes' || said === 'no' ? [{ field, is: 'is', value: said === 'yes' }] : []
  if (kind === 'reference' || kind === 'references')
    return among(field, list.map((id) => (id === myself ? user : id)).filter(isId))
  if (kind === 'choice' || kind === 'choices')
    return among(
      field,
      list.filter((each) => choices?.includes(each)),
    )
  if (kind === 'country')
    return among(
      field,
      list.filter((each) => /^[A-Z]{2}$/.test(each)),
    )
  if (kind === 'day' || kind === 'instant') return between(field, said, kind, today, zone)
  if (kind === 'whole' || kind === 'decimal') return numbersBetween(field, said, kind)
  if (kind === 'taxNumber' || kind === 'mail') return [{ field, is: 'is', value: said }]
  return [{ field, is: 'contains', value: said }]
}

const among = (field: string, value: readonly string[]): readonly Filter[] =>
  value.length === 0 ? [] : [{ field, is: 'anyOf', value }]

/** "2026-03-01..2026-03-31", either end left out, "today" for the reader's day. Days are the firm's, moments UTC. */
function between(
  field: string,
  said: string,
  kind: 'day' | 'instant',
  today: Day,
  zone: string,
): readonly Filter[] {
  const [from, to] = ends(said).map((end) => (end === 'today' ? today : end))
  const first = (day: Day) => (kind === 'day' ? day : instantIn(zone, day, 0, 0))
  const last = (day: Day) =>
    kind === 'day' ? day : instantOf(new Date(Date.parse(instantIn(zone, daysAfter(day, 1), 0, 0)) - 1))
  return [
    ...(isDay(from) ? [{ field, is: 'from', value: first(from) } as const] : []),
    ...(isDay(to) ? [{ field, is: 'to', value: last(to) } as const] : []),
  ]
}

/** "10..20", either end left out; an end that is no number of the kind is passed over. */
function numbersBetween(field: string, said: string, kind: 'whole' | 'decimal'): readonly Filter[] {
  const [from, to] = ends(said).map((end) => numberOf(end, kind))
  return [
    ...(from === null ? [] : [{ field, is: 'from', value: from } as const]),
    ...(to === null ? [] : [{ field, is: 'to', value: to } as const]),
  ]
}

/** What was typed as an end of a range, as the kind understands it. */
export function numberOf(typed: string, kind: 'whole' | 'decimal'): string | number | null {
  const far = 999_999_999
  const value = kinds[kind].parse(typed.trim(), { privacy: 'plain', min: -far, max: far }, { country: '' })
  return isRefusal(value) ? null : value
}

/** Both ends of a range in an address; a day alone is both. */
export function ends(said: string): readonly [string, string] {
  const [from = '', to] = said.split('..')
  return [from, to ?? from]
}

export const rangeOf = (from: string, to: string): string =>
  from === '' && to === '' ? '' : from === to ? from : `${from}..${to}`

/** The address's search with one condition changed, or taken out when nothing is said. The place in the list is left. */
export function withCondition(
  search: Readonly<Record<string, unknown>>,
  field: string,
  said: string,
): Record<string, unknown> {
  const { [field]: _old, start: _start, ...rest } = search
  return said === '' ? rest : { ...rest, [field]: said }
}

const plain = (said: unknown): string =>
  typeof said === 'string' ? said : typeof said === 'number' || typeof said === 'boolean' ? String(said) : ''
