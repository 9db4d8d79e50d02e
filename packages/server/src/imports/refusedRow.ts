import type { RefusalCode } from '@kartoteka/model'
import { Fault } from '../errors.ts'
import type { RowProblem, RowRead } from './row.ts'

/** A row that cannot be taken, thrown where that is found: nothing of the row is kept. */
export class RowRefused extends Error {
  readonly problem: RowProblem
  constructor(problem: RowProblem) {
    super(problem.code)
    this.problem = problem
  }
}

/** What the door said against a record of a row; thrown on if it is no refusal. */
export const problemsOf = (
  row: RowRead,
  entity: 'client' | 'person' | 'position',
  error: unknown,
): readonly RowProblem[] => problemsAt((at) => row.columnOf(entity, at), error)

/** The same, where it is said otherwise in which column a place is. */
export function problemsAt(columnOf: (at: string) => number | null, error: unknown): readonly RowProblem[] {
  if (error instanceof RowRefused) return [error.problem]
  if (!(error instanceof Fault)) throw error
  if (error.code === 'forbidden') return [{ column: null, code: 'notAllowed', params: {} }]
  if (error.code === 'notFound') return [{ column: null, code: 'noSuchRecord', params: {} }]
  if (error.code !== 'refused') throw error
  return (error.said.problems ?? []).map(({ at, code, params }) => ({
    column: columnOf(at),
    code: code as RefusalCode,
    params,
  }))
}
