import type { RowProblem } from '../row.ts'

/** A cell whose text means no value, thrown where that is found. */
export class CellRefused extends Error {
  readonly said: Pick<RowProblem, 'code' | 'params'>
  constructor(said: CellRefused['said']) {
    super(said.code)
    this.said = said
  }
}
