/**
 * What can be wrong with a table or one of its rows, by code, with what its sentence needs. The sentences
 * are in `words/`.
 */
export interface TableProblems {
  fileIsEmpty: object
  /** `kind` is a name that is the same in every language: PDF, HTML, XLSX … */
  fileIsNotTable: { kind: string }
  fileIsBinary: object
  fileIsOldExcel: object
  fileIsOpenDocument: object
  fileIsWebPage: object
  /** It asks for a password. */
  fileIsLocked: object
  fileIsDamaged: object
  /** A little file that becomes an enormous one. */
  fileUnpacksTooLarge: object
  /** Names of an archive that lead out of it. */
  fileHasUnsafeNames: object
  fileHasEntities: object
  fileIsOneLine: object
  fileHasTooManyColumns: { max: number }
  fileHasNoRows: object
  fileHasOneColumn: object
  /** Columns count from 1, as people do. */
  encodingUncertain: { encoding: string }
  fileHoldsDeals: object
  /** They name their clients and people by numbers only. */
  fileHoldsDealsOnly: object
  /** Reading has stopped: so many rows one after the other were bad. */
  rowsAllBad: { rows: number }
  rowHasTooManyCells: { cells: number; columns: number }
  rowIsBroken: { cells: number; columns: number }
  rowQuoteNotClosed: { column: number }
  rowHasNul: { column: number }
  rowIsUnreadable: { column: number }
  /** Cards count from 1 as they stand in the file. */
  cardLineBroken: { card: number; line: number }
  cardNotClosed: { card: number }
  cardIsGroup: { card: number }
  cardLineOutside: object
  rowCellTooLong: { column: number; max: number }
  rowTooLong: { max: number }
}

export type TableProblemCode = keyof TableProblems

export interface TableProblem {
  readonly code: TableProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

/** A problem with exactly the parameters its sentence needs. */
export const problem = <C extends TableProblemCode>(
  code: C,
  ...[params]: keyof TableProblems[C] extends never ? [] : [params: TableProblems[C]]
): TableProblem => ({ code, params: { ...(params as TableProblem['params'] | undefined) } })

/** A file that cannot be read at all, thrown where that is found. */
export class FileRefused extends Error {
  readonly problem: TableProblem
  constructor(refusal: TableProblem) {
    super(refusal.code)
    this.problem = refusal
  }
}

/** @throws FileRefused always */
export function refuseFile<C extends TableProblemCode>(...said: Parameters<typeof problem<C>>): never {
  throw new FileRefused(problem(...said))
}
