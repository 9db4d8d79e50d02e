/** Keeps what somebody wants a list to look like, on the server, for every computer they use. */
import type { ListChoice, SessionAnswer } from '@kartoteka/model'
import { send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'

/** Shown at once; taken back if it cannot be kept. */
export async function chooseList(list: string, choice: Partial<ListChoice>): Promise<void> {
  const before = queries.getQueryData<SessionAnswer>(keys.session())
  if (before === undefined) return
  const now: ListChoice = { columns: null, widths: null, view: null, ...before.lists[list], ...choice }
  queries.setQueryData(keys.session(), { ...before, lists: { ...before.lists, [list]: now } })
  try {
    await send('PATCH', `/api/lists/${list}`, choice)
  } catch (error) {
    queries.setQueryData(keys.session(), before)
    throw error
  }
}
