import { at, type Refusal, refuse } from '../kit/index.ts'

interface Numbers {
  readonly country: string | null
  readonly kpp: string | null
}

/** KPP belongs to Russian firms only. */
export const clientChecks = ({ country, kpp }: Numbers): readonly Refusal[] =>
  kpp !== null && country !== 'RU' ? [at('kpp', refuse('identifierUnknown', { scheme: 'kpp' }))] : []
