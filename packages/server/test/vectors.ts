import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Test data that may not be carried into the project; tests on it are skipped, by name, where it is not at hand. */
const folder = process.env.KARTOTEKA_TESTDATA ?? join(import.meta.dirname, '../../../../shared/data')

/** The path of a file of it; undefined where it is not there. */
export const vectorsAt = (path: string): string | undefined =>
  existsSync(join(folder, path)) ? join(folder, path) : undefined
