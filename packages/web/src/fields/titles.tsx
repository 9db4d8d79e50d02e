/** How a record that another one points at is called: from the session, from the answer it came with, else asked for. */
import {
  entityNamed,
  isSettled,
  type Names,
  nameIn,
  type SessionAnswer,
  settled,
  type Titles,
} from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { useSession } from '../session/session.tsx'
import { useLanguage } from '../words/useWords.tsx'

const Known = createContext<Titles>({})

/** The titles that came with an answer, for everything drawn inside. */
export function KnownTitles({ titles, children }: { titles: Titles; children: ReactNode }) {
  const outer = useContext(Known)
  return <Known value={outer === titles ? titles : { ...outer, ...titles }}>{children}</Known>
}

/** Undefined while it is not known yet, or if it may not be seen. */
export function useTitle(target: string, id: string | null): string | undefined {
  const session = useSession()
  const language = useLanguage()
  const known = useContext(Known)
  const said = id === null ? undefined : (inSession(session, target, id, language) ?? known[id])
  const entity = entityNamed(target)
  const { data } = useQuery({
    queryKey: keys.record(target, id ?? ''),
    queryFn: ({ signal }) => get<Readonly<Record<string, unknown>>>(`/api/${entity?.plural}/${id}`, signal),
    enabled: id !== null && said === undefined && entity !== undefined && !isSettled(target),
  })
  return said ?? (data && entity ? titleOf(data[entity.title], language) : undefined)
}

/** Title of a record as text: what its definition names, in the reader's language. */
export const titleOf = (title: unknown, language: string): string | undefined =>
  typeof title === 'string'
    ? title
    : title === null || title === undefined
      ? undefined
      : nameIn(title as Names, language)

function inSession(session: SessionAnswer, target: string, id: string, language: string): string | undefined {
  const all: readonly { readonly id: string; readonly name: string | Names }[] = isSettled(target)
    ? session[settled[target]]
    : []
  return titleOf(all.find((each) => each.id === id)?.name, language)
}

/** Every record of an entity that the session brings, to choose among. */
export function inSessionOf(session: SessionAnswer, target: string): readonly Choosable[] | undefined {
  return isSettled(target) ? (session[settled[target]] as readonly Choosable[]) : undefined
}

export interface Choosable {
  readonly id: string
  readonly name: string | Names
  readonly status?: string
  readonly active?: boolean
  readonly colour?: string
  readonly group?: string | null
  /** Where the firm has put it among its own words. */
  readonly position?: number
}
