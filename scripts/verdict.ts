/**
 * Writes what a run of Vitest came to, a `Count`, to the file that `VERDICT` names. A failure is whatever makes the run fail:
 * a test, a hook, a file that cannot be loaded, an error that nobody caught.
 */
import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import type { Count } from './testCounts.ts'

export default class Verdict implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], uncaught: readonly SerializedError[]): void {
    const tests = modules.flatMap(({ children }) => [...children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed')
    const skipped = tests.filter((test) => test.result().state === 'skipped')
    const count: Count = {
      passed: passed.length,
      failures: [...modules.flatMap(failuresIn), ...uncaught.map((error) => told('nobody caught', [error]))],
      skipped: skipped.map(({ fullName }) => fullName),
    }
    writeFileSync(process.env.VERDICT ?? '/dev/null', JSON.stringify(count))
  }
}

function failuresIn(module: TestModule): string[] {
  const file = module.relativeModuleId
  const suites = [...module.children.allSuites()].map((suite) => ({
    name: `${file} > ${suite.fullName}`,
    suite,
  }))
  const around = [{ name: file, suite: module }, ...suites].filter(({ suite }) => suite.errors().length > 0)
  const failed = [...module.children.allTests('failed')]
  return [
    ...around.map(({ name, suite }) => told(name, suite.errors())),
    ...failed.map((test) => told(`${file} > ${test.fullName}`, test.result().errors ?? [])),
  ]
}

const told = (where: string, errors: readonly SerializedError[]): string =>
  [where, ...errors.map(({ message }) => message.split('\n', 1)[0])].join(': ')
