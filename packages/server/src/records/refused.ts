import type { ProblemAt, Refusal } from '@kartoteka/model'
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
