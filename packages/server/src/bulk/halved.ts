import { isFaultOfRecords } from '../records/refused.ts'
import { allRefused, plus, type Taken } from './take.ts'

/** Does it to all; where they are refused together, to each half by itself, and at last one by one. */
export async function halved(
  ids: readonly string[],
  take: (ids: readonly string[]) => Promise<Taken>,
): Promise<Taken> {
  try {
    return await take(ids)
  } catch (error) {
    if (!isFaultOfRecords(error)) throw error
    if (ids.length === 1) return allRefused(ids, error)
    const half = Math.ceil(ids.length / 2)
    const first = await halved(ids.slice(0, half), take)
    const second = await halved(ids.slice(half), take)
    return { tally: plus(first.tally, second.tally), refused: [...first.refused, ...second.refused] }
  }
}
