import type { Filter } from '../kit/filter.ts'
import type { Instant } from '../kit/index.ts'
import type { RefusalCode } from '../kit/refusal.ts'
import type { bulk } from '../words/en/bulk.ts'
import type { UndoneRecords } from './imports.ts'

/** What is done to each of many records. */
export type BulkDeed =
  /** One field is set, or cleared by an empty value. Whoever is given work may be added to the team of its client. */
  | { readonly does: 'set'; readonly field: string; readonly value: unknown; readonly addToTeam?: boolean }
  /** Labels, people of the team and other values of a field that holds several are added or taken away. */
  | { readonly does: 'add'; readonly field: string; readonly values: readonly string[] }
  | { readonly does: 'remove'; readonly field: string; readonly values: readonly string[] }
  /** Into the bin, or out of it. */
  | { readonly does: 'delete' }
  | { readonly does: 'restore' }
  /** An action of the entity. */
  | { readonly does: 'act'; readonly action: string; readonly answers?: Readonly<Record<string, unknown>> }

/** POST /api/bulk-changes → 201: the records by their ids (at most 10,000), or by a filter; null is the whole list. */
export type BulkRequest = {
  readonly entity: string
  readonly deed: BulkDeed
} & ({ readonly ids: readonly string[] } | { readonly where: Filter | null })

/** Records that one request may name. */
export const mostChosen = 10_000

/**
 * `counting`: its records are found and each is looked at; `ready`: the numbers are known and it can be run. `cancelled`,
 * `done` and `failed` can be taken back.
 */
export type BulkState =
  | 'counting'
  | 'ready'
  | 'waiting'
  | 'running'
  | 'cancelling'
  | 'cancelled'
  | 'done'
  | 'failed'
  | 'undoing'
  | 'undone'

export type BulkProblemCode = keyof typeof bulk.problems

/** Why records are not changed, and how many. */
export interface BulkReason {
  /** The field it is said of; empty for the whole record. */
  readonly at: string
  readonly code: RefusalCode | BulkProblemCode
  readonly params: Readonly<Record<string, string | number>>
  readonly count: number
  readonly sentence: string
}

/** What will come, or has come, of the records. */
export interface BulkCounts {
  readonly changed: number
  /** They are as they shall be already. */
  readonly same: number
  readonly refused: number
  /** The commonest first, at most twenty. */
  readonly reasons: readonly BulkReason[]
}

/** GET /api/bulk-changes/:id. POST …/run, …/cancel and …/undo answer with it too. DELETE drops one that was not run. */
export interface BulkAnswer {
  /** Also of the act under which it stands in the journal. */
  readonly id: string
  readonly user: string
  readonly entity: string
  readonly deed: BulkDeed
  /** The filter that found the records; null for the whole list, left out where they were chosen. */
  readonly where?: Filter | null
  readonly state: BulkState
  /** How many records there are; null until all are found. */
  readonly found: number | null
  /** How many of them are dealt with, by the count or by the run. */
  readonly done: number
  /** What the count says; null before it. */
  readonly checked: BulkCounts | null
  /** What the run has done. */
  readonly counts: BulkCounts
  /** The first of those that are not changed; without a title where the reader may not see it. */
  readonly examples: readonly {
    readonly id: string
    readonly title: string | null
    readonly sentence: string
  }[]
  /** Why it could not go on. */
  readonly problem: { readonly code: BulkProblemCode | RefusalCode; readonly sentence: string } | null
  readonly undone: UndoneRecords | null
  readonly createdAt: Instant
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}

/** GET /api/bulk-changes: those that were begun, newest first; one's own, administrators see everybody's. */
export interface BulkListAnswer {
  readonly changes: readonly BulkAnswer[]
}
