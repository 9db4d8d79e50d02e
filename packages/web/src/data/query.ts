import { QueryClient } from '@tanstack/react-query'
import { mayPass } from './api.ts'

/** What is kept under which key. Everything that shows records uses these, so that live changes find it. */
export const keys = {
  session: () => ['session'] as const,
  record: (entity: string, id: string) => ['record', entity, id] as const,
  list: (entity: string, params: unknown) => ['list', entity, params] as const,
  card: (client: string) => ['card', client] as const,
  today: (whose: 'me' | 'team') => ['today', whose] as const,
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Live changes invalidate what they touch, so nothing is asked again merely because it was shown again.
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      retry: (count, error) => count < 5 && mayPass(error),
      retryDelay: (count) => Math.min(400 * 2 ** count, 5_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
