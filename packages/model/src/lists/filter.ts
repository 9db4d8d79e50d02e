/** The filter to ask the server for, from what an address says. */
import {
  type Day,
  daysAfter,
  type Entity,
  type Field,
  type Filter,
  filterFieldNamed,
  instantIn,
  instantOf,
  isId,
  isRefusal,
  kinds,
  moneyIn,
} from '../kit/index.ts'
import { daysOf, ends } from './days.ts'
import { type Condition, type ListQuery, type Match, myself, nothing, something } from './query.ts'

/** Who looks, and when: what "me" and "today" mean. */
export interface Looker {
  readonly user: string
  readonly today: Day
  readonly zone: string
}

type Asked = Pick<ListQuery, 'match' | 'conditions'>

/** Undefined if nothing is asked; conditions that cannot be understood are left out. */
export function filterOfQuery(
  entity: Entity,
  { match, conditions }: Asked,
  looker: Looker,
): Filter | undefined {
  const groups = [...Map.groupBy(conditions, ({ group }) => group)].sort(([one], [other]) => one - other)
  const within = match === 'all' ? 'any' : 'all'
  const parts = groups.flatMap(([group, of]) => {
    const filters = of.flatMap((each) => filterOfCondition(entity, each, looker) ?? [])
    if (group === 0 || filters.length < 2) return filters
    return [together(within, filters)]
  })
  return parts.length > 1 ? together(match, parts) : parts[0]
}

const together = (match: Match, parts: readonly Filter[]): Filter =>
  match === 'all' ? { all: parts } : { any: parts }

/** Undefined if the condition says nothing that its field understands. */
export function filterOfCondition(
  entity: Entity,
  { field: name, said, not }: Condition,
  looker: Looker,
): Filter | undefined {
  const found = filterFieldNamed(entity, name)
  const filter = found && filterOfSaid(found.field, name, said, looker)
  if (!filter || !not) return filter
  if ('field' in filter && filter.is === 'isEmpty') return { field: name, is: 'isFilled' }
  if ('field' in filter && filter.is === 'isFilled') return { field: name, is: 'isEmpty' }
  return { not: filter }
}

function filterOfSaid(
  defined: Field,
  field: string,
  said: string,
  { user, today, zone }: Looker,
): Filter | undefined {
  const { kind, choices } = defined
  const list = said.split(',').filter(Boolean)
  const knows = (operator: string) => kinds[kind].operators.some((each) => each === operator)
  if (said === nothing && knows('isEmpty')) return { field, is: 'isEmpty' }
  if (said === something && knows('isFilled')) return { field, is: 'isFilled' }
  if (kind === 'yesNo')
    return said === 'yes' || said === 'no' ? { field, is: 'is', value: said === 'yes' } : undefined
  if (kind === 'reference' || kind === 'references')
    return among(field, list.map((id) => (id === myself ? user : id)).filter(isId))
  if (kind === 'link') {
    const named = list.map((each) => kinds.link.parse(each, defined, { country: '' }))
    return among(
      field,
      named.filter((each) => each !== null && !isRefusal(each)),
    )
  }
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
  if (kind === 'day' || kind === 'instant') {
    const [from, to] = daysOf(said, today)
    if (kind === 'day') return range(field, from, to)
    const end = to && instantOf(new Date(Date.parse(instantIn(zone, daysAfter(to, 1), 0, 0)) - 1))
    return range(field, from && instantIn(zone, from, 0, 0), end)
  }
  if (kind === 'whole' || kind === 'decimal') {
    const [from, to] = ends(said).map((end) => numberOf(end, kind) ?? undefined)
    return range(field, from, to)
  }
  if (kind === 'money') {
    const [from, to] = ends(said).map((end) => {
      const read = moneyIn('', end)
      return typeof read === 'string' ? undefined : read
    })
    return range(field, from, to)
  }
  if (knows('contains')) return { field, is: 'contains', value: said }
  // What is no number of its kind the server refuses with a sentence, rather than show what was not asked for.
  return { field, is: 'is', value: said }
}

const among = (field: string, value: readonly unknown[]): Filter | undefined =>
  value.length === 0 ? undefined : { field, is: 'anyOf', value }

/** Both ends are one condition: of what belongs to a record, one and the same must lie between them. */
function range(field: string, from: unknown, to: unknown): Filter | undefined {
  if (from !== undefined && to !== undefined) return { field, is: 'between', value: [from, to] }
  if (from !== undefined) return { field, is: 'from', value: from }
  return to === undefined ? undefined : { field, is: 'to', value: to }
}

/** What was typed as an end of a range, as the kind understands it. */
export function numberOf(typed: string, kind: 'whole' | 'decimal'): string | number | null {
  const far = 999_999_999
  const value = kinds[kind].parse(typed.trim(), { privacy: 'plain', min: -far, max: far }, { country: '' })
  return isRefusal(value) ? null : value
}
