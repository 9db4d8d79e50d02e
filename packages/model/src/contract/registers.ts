import type { Finding, Register } from '../clients/register.ts'

/** GET /api/registers: which registers the firm asks. For administrators; no key is ever answered. */
export interface RegistersAnswer {
  readonly registers: readonly RegisterSetting[]
}

export interface RegisterSetting {
  readonly register: Register
  readonly active: boolean
  /** Where it is asked. */
  readonly host: string
  /** Whether it wants a key, and has one. */
  readonly wantsKey: boolean
  readonly hasKey: boolean
}

/** PATCH /api/registers/:register. An empty key is forgotten. */
export interface RegisterRequest {
  readonly active?: boolean
  readonly key?: string
}

/** POST /api/registers/:register/test: whether it answers. */
export interface RegisterTestAnswer {
  readonly failure: RegisterFailure | null
}

/** POST /api/registers/find: the numbers of a form, or with `client` alone those of that client. */
export interface FindRequest {
  readonly client?: string
  readonly taxNumber?: unknown
  readonly euVat?: unknown
}

export interface FoundAnswer {
  readonly findings: readonly Finding[]
  /** Registers that said nothing, and why. */
  readonly failures: readonly RegisterFailure[]
}

export interface RegisterFailure {
  readonly register: Register
  readonly code: string
  /** The sentence, in the reader's language. */
  readonly sentence: string
}
