import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/longestFirst.ts'

// The suite of the embedded server has its own PostgreSQL to kill, whichever one the others run on.
const onSystemPostgres = process.env.KARTOTEKA_TEST_POSTGRES !== undefined

export default defineConfig({
  test: {
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      ...(onSystemPostgres ? ['**/db/embedded/**', 'bench/**'] : []),
    ],
    projects: [
      {
        test: { name: 'model', include: ['packages/model/src/**/*.test.ts', 'scripts/*.test.ts'] },
      },
      {
        test: {
          name: 'server',
          include: ['packages/server/**/*.test.ts', 'bench/*.test.ts'],
          globalSetup: ['packages/server/test/postgres.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: 'web', include: ['packages/web/src/**/*.test.ts'] },
      },
      {
        test: { name: 'office', include: ['office/*.test.ts'], testTimeout: 120_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/prepared.setup.ts'],
          // Each file has a program, a database and a browser of its own.
          maxWorkers: 2,
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
