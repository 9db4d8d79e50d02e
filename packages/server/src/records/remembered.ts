/** What was answered to requests with an Idempotency-Key, so that each is done once however often it arrives. */
import type { Queries } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import type { Asking } from './asking.ts'

export type Once = NonNullable<Asking['once']>

/** An answer as it is sent again; its body is JSON, "null" for none. */
export interface Remembered {
  readonly status: number
  readonly body: string
}

export const answerColumns = ['user', 'key', 'request', 'status', 'body'] as const

/** A row of `answerColumns`. */
export interface AnswerRow extends Remembered {
  readonly user: string
  readonly key: string
  readonly request: string
}

export const answerRow = (user: string, { key, request }: Once, answer: Remembered): AnswerRow => ({
  user,
  key,
  request: `\\x${request.toString('hex')}`,
  ...answer,
})

/** The answer remembered for a key; a fault if the key was used for another request. */
export async function answeredBefore(
  db: Pick<Queries, 'read'>,
  user: string,
  { key, request }: Once,
): Promise<Remembered | undefined> {
  const [row] = await db.read<Remembered & { request: Buffer }>(
    sql`select request, status, body from answer where "user" = ${user}::uuid and key = ${key}`,
  )
  if (row && !row.request.equals(request)) throw new Fault('keyReused')
  return row && { status: row.status, body: row.body }
}
