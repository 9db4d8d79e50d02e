import type { TodayAnswer } from '@kartoteka/model'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'

export type Whose = 'me' | 'team'

export const groups = ['late', 'due', 'coming', 'undated'] as const
export type GroupName = (typeof groups)[number]

/** Whose tasks an address asks for. */
export const whoseIn = (search: unknown): Whose =>
  (search as { readonly for?: unknown }).for === 'team' ? 'team' : 'me'

export const todayQuery = (whose: Whose) => ({
  queryKey: keys.today(whose),
  queryFn: ({ signal }: { signal: AbortSignal }) => get<TodayAnswer>(`/api/today?for=${whose}`, signal),
})
