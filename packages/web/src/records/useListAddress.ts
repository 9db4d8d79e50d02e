/** What the address says of a list: filter, sort and place; and how each is changed. */
import { type Entity, type EntityName, type Filter, fieldNamed } from '@kartoteka/model'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useSession, useToday } from '../session/session.tsx'
import { type Condition, conditionsIn, filterOf, withCondition } from './filterInUrl.ts'
import { useEntity } from './useEntity.ts'

export interface ListAddress {
  readonly entity: Entity
  readonly conditions: readonly Condition[]
  readonly where: Filter | undefined
  readonly sort: string
  /** Where the reader jumped to: a value of the sort, or `end`. */
  readonly start: string
  /** The whole search part, to come back to. */
  readonly search: string
  setCondition(field: string, said: string): void
  clearConditions(): void
  sortBy(field: string): void
  jump(start: string): void
}

export function useListAddress(name: EntityName): ListAddress {
  const entity = useEntity(name)
  const { searchStr, pathname } = useLocation()
  const navigate = useNavigate()
  const { user, firm } = useSession()
  const today = useToday()
  const said = useMemo(() => Object.fromEntries(new URLSearchParams(searchStr)), [searchStr])
  const sort = sortIn(entity, said.sort)
  const conditions = useMemo(() => conditionsIn(entity, said), [entity, said])
  const reading = { user: user.id, today, zone: firm.zone }
  const go = (search: Readonly<Record<string, unknown>>) => {
    const query = new URLSearchParams(search as Record<string, string>).toString()
    void navigate({ href: pathname + (query === '' ? '' : `?${query}`), replace: true, resetScroll: false })
  }
  const { start, ...settled } = said
  return {
    entity,
    conditions,
    where: filterOf(entity, conditions, reading),
    sort,
    start: start ?? '',
    search: searchStr,
    setCondition: (field, value) => go(withCondition(said, field, value)),
    clearConditions: () => go(said.sort === undefined ? {} : { sort: said.sort }),
    sortBy: (field) => go({ ...settled, sort: sort === field ? `-${field}` : field }),
    jump: (to) => go(to === '' ? settled : { ...settled, start: to }),
  }
}

const sortIn = (entity: Entity, said: string | undefined): string =>
  said !== undefined && fieldNamed(entity, said.replace(/^-/, ''))?.sort ? said : entity.sort
