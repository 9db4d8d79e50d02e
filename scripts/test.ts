/**
 * Every check there is, in one list: `npm test`, or some of them by name: `npm test -- model server`.
 * Goes on after a failure; the last line adds everything up.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { soffice } from './office.ts'
import { newestSystemPostgres } from './systemPostgres.ts'
import { add, type Count, closingLine, countIn, nothing } from './testCounts.ts'

const root = join(import.meta.dirname, '..')
const verdicts = mkdtempSync(join(tmpdir(), 'kartoteka-verdicts-'))
process.once('exit', () => rmSync(verdicts, { recursive: true, force: true }))
const system = newestSystemPostgres()
const modules = join(root, 'node_modules')

interface Step {
  readonly name: string
  readonly what: string
  readonly without?: string
  run(): Promise<Count>
}

const steps: readonly Step[] = [
  { name: 'types', what: 'type check', run: () => one('types', [join(modules, 'typescript/bin/tsc')]) },
  {
    name: 'lint',
    what: 'lint and format',
    run: () => one('lint', [join(modules, '@biomejs/biome/bin/biome'), 'check', '.']),
  },
  { name: 'model', what: 'the rules', run: () => tests('model') },
  { name: 'web', what: 'the screens, without a browser', run: () => tests('web') },
  { name: 'server', what: 'the server on embedded PostgreSQL', run: () => tests('server') },
  {
    name: 'system',
    what: system
      ? `the server on PostgreSQL ${system.major} of this machine`
      : 'the server on another PostgreSQL',
    without: system ? undefined : 'this machine has no PostgreSQL 15 or newer',
    run: () => tests('server', { KARTOTEKA_TEST_POSTGRES: system?.bin }),
  },
  {
    name: 'office',
    what: 'workbooks opened and saved by LibreOffice',
    without: soffice() ? undefined : 'this machine has no LibreOffice',
    run: () => tests('office'),
  },
  { name: 'e2e', what: 'the whole program in Chromium', run: () => tests('e2e') },
]

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(
    `No check is called ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

let total = nothing
const summary: string[] = []
for (const step of steps.filter(({ name }) => asked.length === 0 || asked.includes(name))) await take(step)
// At the end again: of a long output often only that is kept.
for (const failure of total.failures) console.log(`failed: ${failure}`)
console.log(`\n${summary.join('\n')}\n\n${closingLine(total)}`)
process.exit(total.failures.length > 0 ? 1 : 0)

async function take({ name, what, without, run }: Step) {
  console.log(`\n── ${name}: ${what}`)
  const began = performance.now()
  const count = without ? { ...nothing, skipped: [`${name}: ${without}`] } : await run()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  for (const skipped of count.skipped) console.log(`skipped: ${skipped}`)
  summary.push(
    `${count.failures.length > 0 ? '✗' : '✓'} ${name.padEnd(7)} ${seconds.padStart(6)} s  ${closingLine(count)}`,
  )
  total = add(total, count)
}

/** A check that counts as one. */
async function one(name: string, command: readonly string[]): Promise<Count> {
  const ok = (await program(command)) === 0
  return ok ? { ...nothing, passed: 1 } : { ...nothing, failures: [name] }
}

async function tests(project: string, environment: NodeJS.ProcessEnv = {}): Promise<Count> {
  const verdict = join(verdicts, `${project}-${Object.keys(environment).length}.json`)
  const command = [join(modules, 'vitest/vitest.mjs'), 'run', '--project', project, '--passWithNoTests']
  // Loaded as it is, the configuration needs no place to write to.
  const options = [
    '--configLoader=native',
    '--reporter=default',
    `--reporter=${join(import.meta.dirname, 'verdict.ts')}`,
  ]
  return countIn(verdict, await program([...command, ...options], { ...environment, VERDICT: verdict }))
}

function program(command: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  const env = { ...process.env, NODE_ENV: 'test', ...environment }
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
  const interrupt = () => {
    child.kill('SIGINT')
    child.once('exit', () => process.exit(130))
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  return new Promise((resolve) =>
    child.once('exit', (code) => {
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      resolve(code ?? 1)
    }),
  )
}
