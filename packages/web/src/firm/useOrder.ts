import type { CustomField } from '@kartoteka/model'
import { useRef, useState } from 'react'
import { sayError, send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { moved } from './moved.ts'

export interface Order {
  readonly fields: readonly CustomField[]
  readonly isLifted: boolean
  /** The id of the field that is being dragged. */
  readonly lifted: string | undefined
  move(from: number, to: number): void
  lift(place: number): void
  /** Dragged over the line at this place, and there over its lower half or not. */
  over(place: number, lower: boolean): void
  drop(): void
}

/** The fields in their order, and the ways to change it; what is said is shown at once and then kept. */
export function useOrder(given: readonly CustomField[]): Order {
  const words = useWords()
  const [said, setSaid] = useState<readonly string[]>()
  const [lifted, setLifted] = useState<string>()
  const placeOf = ({ id }: CustomField) => said?.indexOf(id) ?? -1
  const fields = given.toSorted(
    (one, other) =>
      placeOf(one) - placeOf(other) || one.position - other.position || (one.id < other.id ? -1 : 1),
  )
  const ids = fields.map(({ id }) => id as string)
  /** One after the other, or what was said first could be kept last. */
  const sent = useRef<Promise<unknown>>(Promise.resolve())
  const keep = async (now: readonly string[]) => {
    setSaid(now)
    const sending = sent.current.then(() => send('POST', '/api/custom-fields/order', { ids: now }))
    const mine = sending.catch((error: unknown) => notifyWrong(sayError(words, error)))
    sent.current = mine
    await mine
    if (sent.current !== mine) return
    await queries.invalidateQueries({ queryKey: keys.session() })
    if (sent.current === mine) setSaid(undefined)
  }
  return {
    fields,
    isLifted: lifted !== undefined,
    lifted,
    move: (from, to) => {
      const now = moved(ids, from, to)
      if (now !== ids) void keep(now)
    },
    lift: (place) => setLifted(ids[place]),
    over: (place, lower) => {
      const from = ids.indexOf(lifted ?? '')
      // Only past the middle, or two lines of different height would change places for as long as one drags.
      if (place > from === lower) setSaid(moved(ids, from, place))
    },
    drop: () => {
      setLifted(undefined)
      if (said !== undefined) void keep(said)
    },
  }
}
