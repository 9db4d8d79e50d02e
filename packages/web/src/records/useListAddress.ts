/** What a list shows: filter, sort, columns and place, from its address and the view it names; and how each is changed. */
import {
  type Condition,
  type Entity,
  type EntityName,
  type Filter,
  fieldNamed,
  filterOfQuery,
  type ListQuery,
  queryEntries,
  readQuery,
  usualSort,
  type Widths,
} from '@kartoteka/model'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useSession, useToday } from '../session/session.tsx'
import { useEntity } from './useEntity.ts'
import { type ListViews, noView, useViews } from './useViews.ts'

export interface ListAddress {
  readonly entity: Entity
  readonly query: ListQuery
  readonly conditions: readonly Condition[]
  readonly where: Filter | undefined
  readonly sort: string
  readonly columns: readonly string[]
  /** Column → pixels, of those that are not as wide as their kind makes them. */
  readonly widths: Widths
  /** Where the reader jumped to: a value of the sort, or `end`. */
  readonly start: string
  /** The whole search part, to come back to. */
  readonly search: string
  readonly views: ListViews
  change(parts: Partial<Omit<ListQuery, 'unknown'>>): void
  clearConditions(): void
  sortBy(field: string): void
  jump(start: string): void
  /** Shows the view, or with undefined the list without one. */
  open(view: string | undefined): void
}

type Entries = readonly (readonly [string, string])[]

export function useListAddress(name: EntityName): ListAddress {
  const entity = useEntity(name)
  const { searchStr, pathname } = useLocation()
  const navigate = useNavigate()
  const { user, firm, reader, lists } = useSession()
  const today = useToday()
  const said = useMemo(() => [...new URLSearchParams(searchStr)], [searchStr])
  const own = useMemo(
    () => said.filter(([key, value]) => key !== 'start' && key !== 'view' && value !== ''),
    [said],
  )
  const kept = lists[name]
  const named =
    said.find(([key]) => key === 'view')?.[1] ?? (own.length === 0 ? (kept?.view ?? undefined) : undefined)
  const views = useViews(entity, named)
  const { current } = views
  // A view alone is as it was kept; with anything beside it, that is what is asked, and the view only where it came from.
  const entries: Entries = useMemo(() => {
    if (own.length > 0) return own
    if (current) return [...new URLSearchParams(current.query ?? '')]
    return named === undefined ? [...new URLSearchParams(entity.opens)] : own
  }, [current, own, named, entity])
  const query = useMemo(() => readQuery(entity, entries, reader.hidden), [entity, entries, reader])
  const start = said.find(([key]) => key === 'start')?.[1] ?? ''
  const usual = usualSort(entity, reader.hidden)
  const sort = query.sort ?? usual
  // The same object as long as nothing changes: rows are drawn anew with it.
  const chosen = query.columns ?? kept?.columns ?? entity.list
  const columns = useMemo(
    () => chosen.filter((each) => !reader.hidden[name]?.includes(each) && fieldNamed(entity, each)),
    [chosen, reader, name, entity],
  )
  const asked = current
    ? readQuery(entity, new URLSearchParams(current.query ?? ''), reader.hidden)
    : undefined
  const changed = asked !== undefined && plain(entity, asked) !== plain(entity, query)

  const go = (search: Entries) => {
    const text = new URLSearchParams(search.map(([key, value]) => [key, value])).toString()
    void navigate({ href: pathname + (text === '' ? '' : `?${text}`), replace: true, resetScroll: false })
  }
  const opensNarrow = kept?.view || entity.opens !== ''
  const viewSaid: Entries = current
    ? [['view', current.id]]
    : named === noView || (kept?.view && named !== undefined)
      ? whole
      : []
  const change = (parts: Partial<Omit<ListQuery, 'unknown'>>) => {
    const now = { ...query, ...parts }
    if (asked && plain(entity, asked) === plain(entity, now)) return go(viewSaid)
    const entries = queryEntries(now)
    if (entries.length > 0) return go([...viewSaid, ...entries])
    // Nothing beside the view would be the view itself; nothing at all, what the list opens with.
    go(current ? [...viewSaid, ['sort', usual]] : opensNarrow ? whole : [])
  }
  const place: Entries = [...viewSaid, ...own]
  return {
    entity,
    query,
    conditions: query.conditions,
    where: filterOfQuery(entity, query, { user: user.id, today, zone: firm.zone }),
    sort,
    columns,
    widths: query.widths ?? kept?.widths ?? asTheyAre,
    start,
    search: searchStr,
    views: { ...views, changed, leftOut: (asked?.unknown.length ?? 0) > 0 ? asked!.unknown : [] },
    change,
    clearConditions: () => change({ conditions: [], match: 'all' }),
    sortBy: (field) => change({ sort: sort === field ? `-${field}` : field }),
    jump: (to) => go(to === '' ? place : [...place, ['start', to]]),
    open: (view) => go(view !== undefined ? [['view', view]] : opensNarrow ? whole : []),
  }
}

const asTheyAre: Widths = {}
const whole: Entries = [['view', noView]]

/** The same list said in another order is the same. */
const plain = (entity: Entity, { sort, ...query }: ListQuery): string =>
  JSON.stringify(
    queryEntries({ ...query, sort: sort === entity.sort ? undefined : sort }).toSorted(
      ([one, a], [other, b]) => (`${one}=${a}` < `${other}=${b}` ? -1 : 1),
    ),
  )
