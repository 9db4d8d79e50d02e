import type { ProblemAt, Refusal } from '@kartoteka/model'
import { codeOf } from '../db/database.ts'
import { Fault } from '../errors.ts'

/** A refusal as problem details name it. */
export const problemAt = (
  at: string | undefined,
  { code, params, at: own }: Refusal,
): Omit<ProblemAt, 'sentence'> => ({
  at: at ?? own ?? '',
  code,
  params,
})

/** The refusals as one fault; nothing was changed. */
export const refused = (refusals: readonly Refusal[]): Fault =>
  new Fault('refused', { problems: refusals.map((each) => problemAt(undefined, each)) })

/** Whether it was what stands in the records: then others of them may still be taken. */
export const isFaultOfRecords = (error: unknown): boolean =>
  /^2[23]/.test(codeOf(error) ?? '') || (error instanceof Fault && error.code === 'refused')
