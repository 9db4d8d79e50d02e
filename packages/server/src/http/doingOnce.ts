/**
 * Writing requests that are no act of the journal (an import is stopped, a token is taken away): done once however
 * often they arrive, as `doing.ts` does it for acts.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database, Queries } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Asking } from '../records/asking.ts'
import { answerColumns, answeredBefore, answerRow, type Remembered } from '../records/remembered.ts'
import { insert } from '../records/rows.ts'
import { askingOf } from './asking.ts'
import type { Context } from './context.ts'

interface DoingOnce {
  readonly status?: number
  /**
   * What is kept in one transaction, with the key if there is one. It asks on that connection alone: many that each
   * waited for a second one would wait for ever.
   */
  readonly work?: (queries: Queries, asking: Asking) => Promise<unknown>
  /** What is answered when that is kept. Where a program died in between, the next that asks finds it out. */
  readonly body?: (asking: Asking) => Promise<unknown>
}

export async function doingOnce(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, work, body }: DoingOnce,
): Promise<unknown> {
  const { db } = context
  const asking = await askingOf(context, request)
  const before = await saidMeanwhile(db, asking, await kept(db, asking, status, work))
  if (before) return answerAgain(reply, before)
  const said = { status, body: JSON.stringify((await body?.(asking)) ?? null) }
  if (asking.once)
    await db.write(sql`update answer set body = ${said.body}
      where "user" = ${asking.user.id}::uuid and key = ${asking.once.key} and body = ${unsaid}`)
  return answerAgain(reply, said)
}

/** No JSON: the work is kept, and nobody has been answered yet. */
const unsaid = ''
/** Seconds after which whoever was to answer is taken to have died: a mail server may be that slow. */
const patience = 30
/** Milliseconds between two looks. */
const pause = 100

/** What was answered, also where it is being found out just now; undefined if that is still to be done. */
async function saidMeanwhile(
  db: Database,
  { user, once }: Asking,
  before: Remembered | undefined,
): Promise<Remembered | undefined> {
  if (!once || before?.body !== unsaid) return before
  for (;;) {
    const [row] = await db.read<Remembered & { late: boolean }>(sql`
      select status, body, created_at < now() - make_interval(secs => ${patience}::int) as late from answer
      where "user" = ${user.id}::uuid and key = ${once.key}`)
    if (!row || row.body !== unsaid) return row
    if (row.late) return undefined
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

/** Keeps the work with its key; if that was kept before, does nothing and gives what was answered then. */
async function kept(
  db: Database,
  asking: Asking,
  status: number,
  work: DoingOnce['work'],
): Promise<Remembered | undefined> {
  const { user, once } = asking
  if (!once) {
    if (work) await db.transaction((run) => work({ read: run, write: run }, asking))
    return undefined
  }
  return db.transaction(async (run) => {
    const row = answerRow(user.id, once, { status, body: unsaid })
    // Where the same request is under way just now, this waits until it is kept or given up.
    const claimed = await run(
      sql`${insert('answer', answerColumns, [row])} on conflict ("user", key) do nothing returning 1`,
    )
    const queries = { read: run, write: run }
    if (claimed.length === 0) return answeredBefore(queries, user.id, once)
    await work?.(queries, asking)
    return undefined
  })
}

/** An answer as it was given first. */
export const answerAgain = (reply: FastifyReply, { status, body }: Remembered): FastifyReply =>
  body === 'null' ? reply.code(status).send() : reply.code(status).type('application/json').send(body)
