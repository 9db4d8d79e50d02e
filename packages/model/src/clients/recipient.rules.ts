import { at, type Refusal, refuse } from '../kit/index.ts'

interface Ends {
  readonly client: string | null
  readonly member: string | null
}

/** Nobody is a recipient of themselves. */
export const recipientChecks = ({ client, member }: Ends): readonly Refusal[] =>
  member !== null && member === client ? [at('member', refuse('ownMember'))] : []
