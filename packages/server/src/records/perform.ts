import { at, refuse } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { codeOf } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { MovedMeanwhile } from '../errors.ts'
import { indexing } from '../firm/customFieldIndexes.ts'
import { newId } from '../id.ts'
import type { ActRow } from '../journal/entry.ts'
import { wordChanges } from '../search/wordChanges.ts'
import { Act } from './act.ts'
import type { Asking } from './asking.ts'
import { clientOf } from './facts.ts'
import { type Also, type Flush, flushSql, toldAgain } from './flush.ts'
import { brokenPromises } from './promises.ts'
import { refused } from './refused.ts'
import { answerRow } from './remembered.ts'
import type { Staged } from './stored.ts'
import { goesAlone, keepTogether } from './together.ts'

/** What an act touched, for the live stream. */
export interface Touched {
  readonly entity: string
  readonly id: string
  readonly version: number
  readonly client: string | null
}

export interface Performing {
  /** "client.create", "task.complete", "import": what the activity says was done. */
  readonly name: string
  readonly undoes?: string
  /** A long act: the id and the moment its parts share; `continued` from the second part on. */
  readonly id?: string
  readonly at?: string
  readonly continued?: boolean
  /** The status and body to remember for a request with an Idempotency-Key. */
  readonly answer?: (result: never) => { readonly status: number; readonly body: unknown }
  /** What is written with it in the same statement, also when no record was touched. */
  readonly also?: (result: never, act: string) => readonly Also[]
}

const tries = 8

/** Who asks: settled, or found out anew for each try. `surely` from the second one on. */
type WhoAsks = Asking | ((surely: boolean) => Promise<Asking>)

/**
 * Runs the work as one act and keeps it, or keeps nothing. Runs it again on fresh records, settings and rights when others
 * were quicker. A request whose key is known is not done again: the remembered answer is found by `answeredBefore`,
 * `remembered.ts`.
 */
export async function perform<T>(
  db: Database,
  who: WhoAsks,
  performing: Performing,
  work: (act: Act) => Promise<T>,
  told: (touched: readonly Touched[]) => void = () => {},
): Promise<{ result: T; act: string }> {
  for (let attempt = 1; ; attempt += 1) {
    const asking = typeof who === 'function' ? await who(attempt > 1) : who
    try {
      return await once(db, asking, performing, work, told)
    } catch (error) {
      const moved = error instanceof MovedMeanwhile && attempt < tries
      if (!moved && !asking.unsure) throw error
      if (moved && attempt > 1)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt))
    }
  }
}

async function once<T>(
  db: Database,
  asking: Asking,
  performing: Performing,
  work: (act: Act) => Promise<T>,
  told: (touched: readonly Touched[]) => void,
) {
  const act = new Act(db, asking)
  const prepared = await prepareAct(db, act, performing, await work(act))
  // Nothing to keep is nothing that could find out whether they may still ask.
  if (asking.unsure && !prepared.kept) throw new MovedMeanwhile()
  await keepAct(db, prepared, told)
  return { result: prepared.result, act: prepared.row.id }
}

/** An act ready to be kept. */
export interface PreparedAct<T> {
  readonly result: T
  readonly row: ActRow
  readonly staged: readonly Staged[]
  /** Nothing, if there is nothing to keep; the statement of an act that goes alone, else what goes together with others. */
  readonly kept:
    | { readonly alone: Sql; readonly behind: Sql | undefined }
    | { readonly together: Flush }
    | undefined
}

/** Asks what must hold over all that an act has staged, and makes ready what keeps it. */
export async function prepareAct<T>(
  db: Database,
  act: Act,
  performing: Performing,
  result: T,
): Promise<PreparedAct<T>> {
  const { asking } = act
  const staged = [...act.staged.values()]
  const row: ActRow = {
    id: performing.id ?? newId(),
    at: performing.at ?? asking.now,
    user: asking.user.id,
    name: performing.name,
    undoes: performing.undoes ?? null,
  }
  const answer = answerTo(asking, performing.answer?.(result as never))
  const also = [...(performing.also?.(result as never, row.id) ?? []), ...indexing(staged)]
  if (staged.length === 0 && !answer && also.length === 0) return { result, row, staged, kept: undefined }
  const broken = await brokenPromises(db, asking, staged)
  if (broken.length > 0) throw refused(broken)
  const words = await wordChanges(db, staged)
  const continued = performing.continued ?? false
  const { unsure, settings } = asking
  const flush = { act: row, continued, staged, words, answer, also, unsure, version: settings.version }
  const kept = goesAlone(flush) ? { alone: flushSql([flush]), behind: toldAgain(flush) } : { together: flush }
  return { result, row, staged, kept }
}

/** Keeps a prepared act whole, or nothing of it; throws `MovedMeanwhile` when others were quicker. */
export async function keepAct(
  db: Database,
  { staged, kept }: PreparedAct<unknown>,
  told: (touched: readonly Touched[]) => void = () => {},
): Promise<void> {
  if (!kept) return
  try {
    if ('together' in kept) await keepTogether(db, kept.together)
    else await keepAlone(db, kept.alone, kept.behind)
  } catch (error) {
    throw explained(error)
  }
  told(
    staged.map(({ entity, after }) => ({
      entity: entity.name,
      id: after.id,
      version: after.version,
      client: clientOf(entity, after),
    })),
  )
}

const keepAlone = (db: Database, alone: Sql, behind: Sql | undefined): Promise<unknown> =>
  behind === undefined
    ? db.write(alone)
    : db.transaction(async (run) => {
        await run(alone)
        await run(behind)
      })

function answerTo({ user, once }: Asking, said: { status: number; body: unknown } | undefined) {
  if (!once || !said) return undefined
  return answerRow(user.id, once, { status: said.status, body: JSON.stringify(said.body ?? null) })
}

/** What the database's own promises mean to the writer. */
function explained(error: unknown): unknown {
  const constraint = Reflect.get(Object(error), 'constraint')
  if (codeOf(error) === '40001' || codeOf(error) === '40P01') return new MovedMeanwhile()
  if (codeOf(error) === '23505' && constraint === 'user_email')
    return refused([at('email', refuse('mailTaken'))])
  if (codeOf(error) === '23505' && constraint === 'custom_field_key')
    return refused([at('key', refuse('keyTaken'))])
  if (codeOf(error) === '23505' && constraint === 'answer_pkey') return new AnsweredMeanwhile()
  if (codeOf(error) === '23P01') return refused([at('primary', refuse('primaryTaken'))])
  if (codeOf(error) === '23503') return refused([refuse('noSuchRecord')])
  return error
}

/** The same request arrived twice at once and the other was quicker. */
export class AnsweredMeanwhile extends Error {}
