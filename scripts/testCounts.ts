/** How many checks passed, and the sentence that says so. */
import { existsSync, readFileSync } from 'node:fs'

export interface Count {
  readonly passed: number
  /** Where and why, a line each. */
  readonly failures: readonly string[]
  /** The names of those that did not run. */
  readonly skipped: readonly string[]
}

export const nothing: Count = { passed: 0, failures: [], skipped: [] }

export const add = (one: Count, other: Count): Count => ({
  passed: one.passed + other.passed,
  failures: [...one.failures, ...other.failures],
  skipped: [...one.skipped, ...other.skipped],
})

/** `12 passed, 0 failed`, and `, 1 skipped` if any were. */
export const closingLine = ({ passed, failures, skipped }: Count): string =>
  `${passed} passed, ${failures.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`

/** Reads what `verdict.ts` wrote. A run that failed counts one failure at least, whatever was written. */
export function countIn(file: string, exitCode: number): Count {
  const count: Count = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : nothing
  if (exitCode === 0 || count.failures.length > 0) return count
  return { ...count, failures: [`Vitest ended with ${exitCode} and named no failure`] }
}
