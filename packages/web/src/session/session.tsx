/** Who is signed in, and what every screen needs to know of the firm. */
import { type Day, dayIn, ownCurrency, type Reader, type SessionAnswer } from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { asChosen } from '../records/chooseList.ts'

/** The session that this page was opened with; it is fetched before the frame is drawn. */
export function useSession(): SessionAnswer {
  const { data } = useQuery({
    queryKey: keys.session(),
    queryFn: ({ signal }) => asChosen(get<SessionAnswer>('/api/session', signal)),
    staleTime: 5 * 60_000,
    refetchInterval: 5 * 60_000,
    refetchOnWindowFocus: true,
  })
  if (data === undefined) throw new Error('The frame is drawn only once somebody is signed in')
  return data
}

export const useReader = (): Reader => useSession().reader

/** The currency of amounts that name none. */
export function useOwnCurrency(): string {
  const { organisations, firm } = useSession()
  return ownCurrency(organisations, firm.country)
}

/** The firm's day; moves on at midnight while the screen stays open. */
export function useToday(): Day {
  const { firm } = useSession()
  const [today, setToday] = useState(() => dayIn(firm.zone, new Date()))
  useEffect(() => {
    const look = () => setToday(dayIn(firm.zone, new Date()))
    look()
    const timer = setInterval(look, 20_000)
    return () => clearInterval(timer)
  }, [firm.zone])
  return today
}
