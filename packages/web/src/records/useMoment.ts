import { instantOf, type Moment } from '@kartoteka/model'
import { useReader, useToday } from '../session/session.tsx'

/** What rules may know of the world, here and now. */
export function useMoment(): Moment {
  const user = useReader()
  const today = useToday()
  return { user, today, now: instantOf(new Date()) }
}
