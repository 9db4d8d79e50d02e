import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Vitest begins with the files that took longest the last time; where it does not know, as after a clone, with the largest.
 * These are small and take long: begun last, one processor would wait for the other.
 */
const long = ['bench/bench.test.ts', 'bulk/long.test.ts', 'bin/empty.test.ts', 'e2e/imports.test.ts']

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => long.some((each) => moduleId.endsWith(each))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((each) => !isLong(each))]
  }
}
