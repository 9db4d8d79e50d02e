import type { CardAnswer } from '@kartoteka/model'
import { notifyManager, QueryClient } from '@tanstack/react-query'
import { get, mayPass } from './api.ts'
import { freshFor } from './fresh.ts'

// A key that follows at once must meet what the one before it has changed, not the screen of before.
notifyManager.setScheduler(queueMicrotask)

/** What is kept under which key. Everything that shows records uses these, so that live changes find it. */
export const keys = {
  session: () => ['session'] as const,
  record: (entity: string, id: string) => ['record', entity, id] as const,
  list: (entity: string, params: unknown) => ['list', entity, params] as const,
  card: (client: string) => ['card', client] as const,
  registers: () => ['registers'] as const,
  found: (field: string, numbers: unknown) => ['found', field, numbers] as const,
  today: (whose: 'me' | 'team') => ['today', whose] as const,
}

/** Milliseconds between two looks at long work that is at rest: another window may set it going. */
export const atRest = 5_000

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What was fetched ahead is shown at once; what is older is shown and asked for again: changes of things that
      // were not on screen are not told of.
      staleTime: freshFor,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      retry: (count, error) => count < 5 && mayPass(error),
      retryDelay: (count) => Math.min(400 * 2 ** count, 5_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** A client's card; also asked for ahead, when somebody is about to open it. */
export const cardQuery = (client: string) => ({
  queryKey: keys.card(client),
  queryFn: ({ signal }: { signal: AbortSignal }) => get<CardAnswer>(`/api/clients/${client}/card`, signal),
})
