/** Keeps what somebody wants a list to look like, on the server, for every computer they use. */
import type { ListChoice, SessionAnswer } from '@kartoteka/model'
import { send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'

type Choice = Partial<ListChoice>

/** Chosen and not sent yet, by list: a key that is held down says more than one at a time. */
const unsent = new Map<string, Choice>()
/** What was chosen of each list, and when the server had kept it: not yet if undefined. */
const chosen = new Map<string, { readonly choice: Choice; readonly keptAt?: number }>()
/** One after the other, or what was chosen first could be kept last. */
let before: Promise<unknown> = Promise.resolve()

/** Shown at once; taken back if it cannot be kept. */
export async function chooseList(list: string, choice: Choice): Promise<void> {
  chosen.set(list, { choice: { ...chosen.get(list)?.choice, ...choice } })
  queries.setQueryData<SessionAnswer>(
    keys.session(),
    (session) => session && withChoice(session, list, choice),
  )
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
    const now = chosen.get(list)
    if (now && !unsent.has(list)) chosen.set(list, { ...now, keptAt: performance.now() })
  } catch (error) {
    chosen.delete(list)
    void queries.invalidateQueries({ queryKey: keys.session() })
    throw error
  }
}

/** The session as it is asked for, with what was chosen meanwhile: an answer may have been made before the server kept it. */
export async function asChosen(asked: Promise<SessionAnswer>): Promise<SessionAnswer> {
  const began = performance.now()
  const session = await asked
  const late = [...chosen].filter(([, { keptAt }]) => keptAt === undefined || keptAt > began)
  return late.reduce((now, [list, { choice }]) => withChoice(now, list, choice), session)
}

const untouched: ListChoice = { columns: null, widths: null, view: null }

const withChoice = (session: SessionAnswer, list: string, choice: Choice): SessionAnswer => ({
  ...session,
  lists: { ...session.lists, [list]: { ...untouched, ...session.lists[list], ...choice } },
})
