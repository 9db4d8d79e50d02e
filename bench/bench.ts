/**
 * `npm run bench`: what the program takes on a firm of 10,000 and of 100,000 clients, each figure beside the same SQL
 * without the program. `npm run bench -- 10k --only=list,search` measures less.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readParameters } from './parameters.ts'
import { summary } from './report/summary.ts'
import { type Outcome, run } from './run.ts'
import { untilStopped } from './started.ts'

const parameters = readParameters(process.argv.slice(2))
await untilStopped(measureAll())

async function measureAll(): Promise<void> {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const outcomes: Outcome[] = []
  for (const size of parameters.sizes) {
    const outcome = await run(size, parameters, console.log, parameters.cache)
    const file = join(folder, `${new Date().toISOString().slice(0, 16).replace(':', '')}-${size.name}.json`)
    writeFileSync(file, JSON.stringify(outcome, null, 2))
    outcomes.push(outcome)
  }
  if (parameters.summary)
    writeFileSync(join(import.meta.dirname, '../docs/performance.md'), summary(outcomes))
}
