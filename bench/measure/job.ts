/** What the load process is told and what it tells. */

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  /** `"{n}"` in it becomes a number that was not used before. */
  readonly body?: string
  /** For a change: the version the writer has seen. It is put into the body, and read anew from each answer. */
  readonly version?: number
}

export interface HttpJob {
  readonly kind: 'http'
  readonly port: number
  /** The session's secret. */
  readonly secret: string
  readonly requests: readonly Request[]
}

/** The floor without pgbench: the same statements through `pg`, by name. */
export interface SqlJob {
  readonly kind: 'sql'
  readonly connection: object
  readonly scripts: readonly (readonly string[])[]
  /** `$1` of each statement is a whole number from 1 to this. */
  readonly upTo?: number
  readonly options?: string
}

export type Job = (HttpJob | SqlJob) & { readonly connections: number; readonly milliseconds: number }

/** Latencies in milliseconds, and how many were done in a second. */
export interface Measured {
  readonly p50: number
  readonly p95: number
  readonly perSecond: number
  readonly count: number
}

export function measuredFrom(latencies: Float64Array | number[], seconds: number): Measured {
  const sorted = Float64Array.from(latencies).sort()
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), perSecond: sorted.length / seconds, count: sorted.length }
}
