/** What a picker offers: small things from the session, clients by the search, people of the client at hand. */
import type { CardAnswer, ListAnswer, Person, SearchAnswer, SearchHit } from '@kartoteka/model'
import { mainPhone, nameIn, phoneText, taxNumberText } from '@kartoteka/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { useSession } from '../session/session.tsx'
import { useLanguage } from '../words/useWords.tsx'
import { offeredTo } from './labels.ts'
import { matching, type Option } from './Picker.tsx'
import { inSessionOf } from './titles.tsx'

export interface Choices {
  readonly options: readonly Option[]
  readonly asking: boolean
  ask(typed: string): void
}

/** Entries of the firm's lists that a picker shows at most: one looks through them. */
const most = 200

/** The choices for a reference to that entity in records of the entity `of`, narrowed as one types. */
export function useChoices(target: string, client: string | null, of = ''): Choices {
  const [typed, ask] = useState('')
  const small = useSmall(target, of)
  const clients = useClients(target === 'client' ? typed : undefined)
  const people = usePeople(target === 'person' ? typed : undefined, client)
  if (small !== undefined) return { options: matching(small, typed, most), asking: false, ask }
  const { options, asking } = target === 'client' ? clients : people
  return { options, asking, ask }
}

function useSmall(target: string, of: string): readonly Option[] | undefined {
  const session = useSession()
  const language = useLanguage()
  const all = inSessionOf(session, target)
  if (target === 'label')
    return offeredTo(session.labels, of, language).map(({ id, name, colour, group }) => ({
      id,
      label: name,
      colour,
      group: group ?? undefined,
    }))
  const departments = new Map(session.departments.map(({ id, name }) => [id as string, name]))
  return all
    ?.filter(({ status, active }) => status !== 'blocked' && active !== false)
    .toSorted((one, other) => (one.position ?? 0) - (other.position ?? 0))
    .map((each) => ({
      id: each.id,
      label: typeof each.name === 'string' ? each.name : nameIn(each.name, language),
      ...(each.colour && { colour: each.colour }),
      ...(target === 'user' && { hint: departments.get(String(Reflect.get(each, 'department'))) ?? '' }),
    }))
}

/** What is asked of the server; what was found by other letters is nothing that a single one stands for. */
const isAskable = (typed: string | undefined): boolean => typed !== undefined && typed.trim().length > 1

function useClients(typed: string | undefined): Pick<Choices, 'options' | 'asking'> {
  const { data, isFetching } = useQuery({
    queryKey: ['search', typed],
    queryFn: ({ signal }) => get<SearchAnswer>(`/api/search?q=${encodeURIComponent(typed ?? '')}`, signal),
    enabled: isAskable(typed),
    placeholderData: keepPreviousData,
  })
  return { options: isAskable(typed) ? (data?.hits ?? []).map(clientOption) : [], asking: isFetching }
}

const clientOption = ({ client, name, taxNumber, town, person, part }: SearchHit): Option => ({
  id: client,
  label: name,
  hint: [(person ?? part)?.name, taxNumber && taxNumberText(taxNumber), town].filter(Boolean).join(' · '),
})

function usePeople(typed: string | undefined, client: string | null): Pick<Choices, 'options' | 'asking'> {
  const { firm } = useSession()
  const card = useQuery({
    queryKey: keys.card(client ?? ''),
    queryFn: ({ signal }) => get<CardAnswer>(`/api/clients/${client}/card`, signal),
    enabled: typed !== undefined && client !== null,
  })
  const where = { field: 'name', is: 'contains', value: typed?.trim() }
  const anybody = useQuery({
    queryKey: keys.list('person', { where, limit: 10 }),
    queryFn: ({ signal }) =>
      get<ListAnswer<Person>>(
        `/api/people?limit=10&where=${encodeURIComponent(JSON.stringify(where))}`,
        signal,
      ),
    enabled: client === null && isAskable(typed),
    placeholderData: keepPreviousData,
  })
  const phoneOf = ({ phones }: Person) => {
    const phone = mainPhone(phones)
    return phone && phoneText(phone, firm.country)
  }
  const option = (person: Person, title: string | null): Option => ({
    id: person.id,
    label: person.name ?? person.lastName,
    hint: [title, phoneOf(person)].filter(Boolean).join(' · '),
  })
  if (client === null)
    return {
      options: isAskable(typed) ? (anybody.data?.rows ?? []).map((each) => option(each, null)) : [],
      asking: anybody.isFetching,
    }
  const known = (card.data?.people ?? []).map(({ person, position }) => option(person, position.title))
  return { options: matching(known, typed ?? '', 50), asking: card.isFetching }
}
