/**
 * Keeps the acts of people who save at the same moment in one statement: what a statement and a commit cost is paid once for
 * all of them. Who comes while none is on its way goes at once and alone; the others wait for its end, and those of the
 * same shape go together.
 */
import { type Entity, isSettled } from '@kartoteka/model'
import { codeOf, type Database, isLost } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { type Flush, flushSql } from './flush.ts'

/** Milliseconds after which those who wait go all the same: whoever is on its way may wait for a lock of somebody else's. */
const patience = 25
const mostActs = 32
const mostRecords = 10

interface Waiting {
  readonly flush: Flush
  readonly entities: ReadonlySet<Entity>
  /** The records it changes and the clients they belong to. */
  readonly touches: ReadonlySet<string>
  readonly kept: () => void
  readonly failed: (error: unknown) => void
}

interface Line {
  /** Statements on their way: one, and those whose patience was at its end. */
  going: number
  readonly queue: Set<Waiting>
  impatient: NodeJS.Timeout | undefined
}

const lines = new WeakMap<Database, Line>()

/** Whether an act is too large, or of a kind that has to be judged by itself. */
export const goesAlone = ({ staged, also = [], words, continued }: Flush): boolean =>
  continued ||
  also.length > 0 ||
  words.rights.length > 0 ||
  staged.length > mostRecords ||
  staged.some(({ entity }) => isSettled(entity.name))

/** Keeps an act, whole or not at all, and fails as its own statement would. */
export const keepTogether = (db: Database, flush: Flush): Promise<void> =>
  new Promise((kept, failed) => {
    const line = lineOf(db)
    const entities = new Set(flush.staged.map(({ entity }) => entity))
    line.queue.add({ flush, entities, touches: touchesOf(flush), kept, failed })
    if (line.going === 0) void go(db, line)
    else hurry(db, line)
  })

/** Sends those who wait, and whoever has come when they are through. */
async function go(db: Database, line: Line): Promise<void> {
  const group = nextGroup(line.queue)
  if (group.length === 0) return
  hurry(db, line)
  line.going += 1
  const failed = await keepGroup(db, group)
  line.going -= 1
  if (line.going === 0) void go(db, line)
  if (failed) await settle(db, group)
}

/** Those who still wait when patience is at its end go beside the one on its way. */
function hurry(db: Database, line: Line): void {
  clearTimeout(line.impatient)
  line.impatient = undefined
  if (line.queue.size > 0) line.impatient = setTimeout(() => void go(db, line), patience)
}

const alone = async (db: Database, flush: Flush): Promise<void> => {
  await db.write(flushSql([flush]))
}

function lineOf(db: Database): Line {
  const known = lines.get(db)
  if (known) return known
  const line: Line = { going: 0, queue: new Set(), impatient: undefined }
  lines.set(db, line)
  return line
}

/** The act that waits longest and those that can go with it; they wait no more. */
function nextGroup(queue: Set<Waiting>): readonly Waiting[] {
  const group: Waiting[] = []
  const touched = new Set<string>()
  for (const each of queue) {
    if (group.length === mostActs) break
    if (group[0] && !sameShape(group[0], each)) continue
    if ([...each.touches].some((id) => touched.has(id))) continue
    for (const id of each.touches) touched.add(id)
    queue.delete(each)
    group.push(each)
  }
  return group
}

const sameShape = (one: Waiting, other: Waiting): boolean =>
  one.flush.version === other.flush.version &&
  one.flush.unsure?.by === other.flush.unsure?.by &&
  one.entities.size === other.entities.size &&
  [...one.entities].every((entity) => other.entities.has(entity))

function touchesOf({ staged, words }: Flush): ReadonlySet<string> {
  const touches = new Set<string>()
  for (const { after } of staged) {
    touches.add(after.id)
    if (typeof after.client === 'string') touches.add(after.client)
  }
  for (const { client } of [...words.gone, ...words.come]) if (client !== null) touches.add(client)
  return touches
}

/** Whether they have to be tried one by one. Whoever goes alone waits for locks. */
async function keepGroup(db: Database, group: readonly Waiting[]): Promise<boolean> {
  const [first, ...others] = group as [Waiting, ...Waiting[]]
  if (others.length === 0) {
    await settle(db, [first])
    return false
  }
  try {
    await db.writeUnlessLocked(flushSql(group.map(({ flush }) => flush)))
    for (const { kept } of group) kept()
    return false
  } catch (error) {
    // Whatever PostgreSQL refuses is kept by none of them. With the connection gone nobody knows.
    if (!isLost(error) && codeOf(error) !== undefined && !(error instanceof Fault)) return true
    for (const { failed } of group) failed(error)
    return false
  }
}

/** Each by itself: so only those fail that have a reason. */
async function settle(db: Database, group: readonly Waiting[]): Promise<void> {
  await Promise.all(group.map(({ flush, kept, failed }) => alone(db, flush).then(kept, failed)))
}
