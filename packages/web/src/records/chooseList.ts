/** Keeps what somebody wants a list to look like, on the server, for every computer they use. */
import type { ListChoice, SessionAnswer } from '@kartoteka/model'
import { send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'

type Choice = Partial<ListChoice>

/** Chosen and not sent yet, by list: a key that is held down says more than one at a time. */
const unsent = new Map<string, Choice>()
/** One after the other, or what was chosen first could be kept last. */
let before: Promise<unknown> = Promise.resolve()

/** Shown at once; taken back if it cannot be kept. */
export async function chooseList(list: string, choice: Choice): Promise<void> {
  const shown = queries.getQueryData<SessionAnswer>(keys.session())
  if (shown === undefined) return
  const now: ListChoice = { columns: null, widths: null, view: null, ...shown.lists[list], ...choice }
  queries.setQueryData(keys.session(), { ...shown, lists: { ...shown.lists, [list]: now } })
  const waiting = unsent.get(list)
  unsent.set(list, { ...waiting, ...choice })
  // It goes with what waits already.
  if (waiting) return
  const sent = before.then(() => {
    const all = unsent.get(list)
    unsent.delete(list)
    return send('PATCH', `/api/lists/${list}`, all)
  })
  before = sent.catch(() => undefined)
  try {
    await sent
  } catch (error) {
    queries.setQueryData(keys.session(), shown)
    throw error
  }
}
