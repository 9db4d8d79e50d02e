import { at, type Day, type Refusal, refuse } from '../kit/index.ts'

interface Period {
  readonly since: Day | null
  readonly until: Day | null
}

/** Nobody leaves before they have come. */
export const positionChecks = ({ since, until }: Period): readonly Refusal[] =>
  since !== null && until !== null && until < since ? [at('until', refuse('endsBefore'))] : []
