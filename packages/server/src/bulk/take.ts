/** The deed done to some of the records, each by itself: staged in an act, or the reasons why not. */
import { type BulkDeed, type Entity, isRefusal, kinds, type RefusalCode } from '@kartoteka/model'
import { codeOf, type Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { operationsOn } from '../operations.ts'
import type { Act } from '../records/act.ts'
import type { Stored } from '../records/stored.ts'
import { actionOf } from './deed.ts'
import { nothingYet, type Problem, type Tally } from './stored.ts'

/** A reason, at the field that it is said of; at none for the whole record. */
export type ProblemOf = Problem & { readonly at: string }

export interface Refused {
  readonly id: string
  readonly problems: readonly ProblemOf[]
}

export interface Taken {
  readonly tally: Tally
  readonly refused: readonly Refused[]
}

/** Reasons that are told apart; of more only the numbers are kept. */
const mostReasons = 20

export async function takeRecords(
  db: Database,
  act: Act,
  entity: Entity,
  deed: BulkDeed,
  ids: readonly string[],
): Promise<Taken> {
  act.addsToTeam = deed.does === 'set' && deed.addToTeam === true
  await act.know(entity, ids)
  const refused: Refused[] = []
  let changed = 0
  for (const id of ids) {
    const before = act.staged.get(id)
    const problems = await problemsIn(() => doTo(db, act, entity, deed, act.seen(id)))
    if (problems.length > 0) refused.push({ id, problems })
    else if (act.staged.get(id) !== before) changed += 1
  }
  return { refused, tally: tallied({ changed, same: ids.length - changed - refused.length }, refused) }
}

async function doTo(
  db: Database,
  act: Act,
  entity: Entity,
  deed: BulkDeed,
  record: Stored | undefined,
): Promise<unknown> {
  // What may not be read and what is not there are answered alike.
  if (!record || (record.deletedAt !== null && deed.does !== 'restore')) throw new Fault('notFound')
  const { id } = record
  const operations = operationsOn(entity)
  return act.attempt(async () => {
    if (deed.does === 'delete') return act.remove(entity, id)
    if (deed.does === 'restore') return operations.restore(db, act, id)
    if (deed.does === 'act') {
      const action = actionOf(entity, deed.action)
      const isThere = record.status === action.to && !action.from.some((each) => each === record.status)
      return isThere ? record : act.perform(action, id, deed.answers ?? {})
    }
    const value = deed.does === 'set' ? deed.value : combined(entity, deed, record)
    return operations.change(db, act, id, { [deed.field]: value }, undefined)
  })
}

/** What the field then holds: with or without the values, each once. */
function combined(
  entity: Entity,
  { does, field, values }: Extract<BulkDeed, { readonly values: unknown }>,
  record: Stored,
): readonly string[] {
  const said = kinds[entity.fields[field]!.kind].parse(values, entity.fields[field]!, { country: 'PL' })
  const named = isRefusal(said) ? values : (said as readonly string[])
  const there = (record[field] as readonly string[] | null) ?? []
  return does === 'add' ? [...new Set([...there, ...named])] : there.filter((each) => !named.includes(each))
}

async function problemsIn(work: () => Promise<unknown>): Promise<readonly ProblemOf[]> {
  try {
    await work()
    return []
  } catch (error) {
    return problemsOf(error)
  }
}

/** What the door said against a record; thrown on if it is no refusal. */
export function problemsOf(error: unknown): readonly ProblemOf[] {
  const whole = (code: ProblemOf['code']) => [{ at: '', code, params: {} }]
  if (/^2[23]/.test(codeOf(error) ?? '')) return whole('cannotBeKept')
  if (!(error instanceof Fault)) throw error
  if (error.code === 'forbidden') return whole('notAllowed')
  if (error.code === 'notFound') return whole('noSuchRecord')
  if (error.code !== 'refused') throw error
  return (error.said.problems ?? []).map(({ at, code, params }) => ({
    at,
    code: code as RefusalCode,
    params,
  }))
}

/** All of them refused for one reason. */
export const allRefused = (ids: readonly string[], error: unknown): Taken => {
  const problems = problemsOf(error)
  const refused = ids.map((id) => ({ id, problems }))
  return { refused, tally: tallied({ changed: 0, same: 0 }, refused) }
}

function tallied(counts: Pick<Tally, 'changed' | 'same'>, refused: readonly Refused[]): Tally {
  const reasons = refused.flatMap(({ problems }) => problems.map((problem) => ({ ...problem, count: 1 })))
  return plus(nothingYet, { ...counts, refused: refused.length, reasons })
}

/** The sums of two tallies; reasons that are said alike count as one. */
export function plus(one: Tally | null, other: Tally): Tally {
  const { changed, same, refused, reasons } = one ?? nothingYet
  const all = new Map<string, Tally['reasons'][number]>()
  for (const reason of [...reasons, ...other.reasons]) {
    const key = `${reason.at} ${reason.code}`
    const known = all.get(key)
    if (known || all.size < mostReasons)
      all.set(key, { ...(known ?? reason), count: (known?.count ?? 0) + reason.count })
  }
  return {
    changed: changed + other.changed,
    same: same + other.same,
    refused: refused + other.refused,
    reasons: [...all.values()],
  }
}
