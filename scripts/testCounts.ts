/** How many checks passed, and the sentence that says so. */
import { existsSync, readFileSync } from 'node:fs'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly skippedNames: readonly string[]
}

export const nothing: Count = { passed: 0, failed: 0, skipped: 0, skippedNames: [] }

export const add = (one: Count, other: Count): Count => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  skippedNames: [...one.skippedNames, ...other.skippedNames],
})

/** `12 passed, 0 failed`, and `, 1 skipped` if any were. */
export const closingLine = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { status: string; fullName: string }[]
  }[]
}

/** Reads a report of Vitest. A run that failed counts one failure at least, whatever its report says. */
export function countIn(file: string, exitCode: number): Count {
  if (!existsSync(file)) return { ...nothing, failed: exitCode === 0 ? 0 : 1 }
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  const passed = results.filter(({ status }) => status === 'passed').length
  const failed = results.filter(({ status }) => status === 'failed').length
  const skipped = results.filter(({ status }) => status !== 'passed' && status !== 'failed')
  return {
    passed,
    failed: exitCode === 0 ? failed : Math.max(failed, 1),
    skipped: skipped.length,
    skippedNames: skipped.map(({ fullName }) => fullName),
  }
}
