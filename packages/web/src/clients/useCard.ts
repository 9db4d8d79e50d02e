import type { CardAnswer, Titles } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'

/** Everything the card shows first, in one answer, with the names of all it speaks of. */
export function useCard(id: string) {
  const query = useQuery({
    queryKey: keys.card(id),
    queryFn: ({ signal }) => get<CardAnswer>(`/api/clients/${id}/card`, signal),
  })
  const card = query.data
  const titles = useMemo<Titles>(() => {
    if (card === undefined) return {}
    const people = card.people.map(({ person }) => [person.id, person.name ?? person.lastName])
    const tasks = [...card.tasks, ...card.doneTasks].map(({ id, what }) => [id, what])
    return { ...card.titles, ...Object.fromEntries([...people, ...tasks]), [id]: card.client.name }
  }, [card, id])
  return { card, titles, isGone: query.isError && card === undefined, error: query.error }
}
