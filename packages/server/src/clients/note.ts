import { type Entity, registry } from '@kartoteka/model'
import type { Act } from '../records/act.ts'
import type { Stored } from '../records/stored.ts'

const talks = registry.talk as unknown as Entity
const tasks = registry.task as unknown as Entity

/** Notes a talk with a client and, if something was promised, sets the task that follows: both, or neither. */
export async function noteTalk(
  act: Act,
  client: string,
  talk: object,
  task: object | undefined,
): Promise<{ talk: Stored; task: Stored | null }> {
  const noted = await act.create(talks, { ...talk, client })
  if (task === undefined) return { talk: noted, task: null }
  const { person } = noted
  const set = await act.create(tasks, { ...(person ? { person } : {}), ...task, client })
  const linked: Stored = { ...noted, nextStep: set.id }
  act.staged.set(noted.id, { ...act.staged.get(noted.id)!, after: linked })
  return { talk: linked, task: set }
}
