import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closingLine, countIn } from './testCounts.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kartoteka-verdict-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const files = {
  'good.test.ts': `test('passes', () => {}); test.skip('waits', () => {})`,
  'bad.test.ts': `describe('a sum', () => { test('is right', () => { throw new Error('1 is not 2\\nnor 3') }) })`,
  'hook.test.ts': `describe('a house', () => { beforeAll(() => { throw new Error('no ground') }); test('stands', () => {}) })`,
  'broken.test.ts': `import './nowhere.ts'`,
  'unheard.test.ts': `test('ends well', () => { Promise.reject(new Error('said to nobody')) })`,
}

test('each way to fail is counted and named, with what it said first', () => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const verdict = join(folder, 'verdict.json')
  const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
  const reporter = `--reporter=${join(import.meta.dirname, 'verdict.ts')}`
  const run = spawnSync(process.execPath, [vitest, 'run', '--root', folder, '--globals', reporter], {
    env: { ...process.env, VERDICT: verdict },
  })
  const count = countIn(verdict, run.status ?? 1)
  expect(count.failures.toSorted()).toEqual([
    'bad.test.ts > a sum > is right: 1 is not 2',
    expect.stringMatching(/^broken\.test\.ts: .*nowhere\.ts/),
    'hook.test.ts > a house: no ground',
    'nobody caught: said to nobody',
  ])
  expect(count.skipped).toContain('waits')
  expect(closingLine(count)).toBe('2 passed, 4 failed, 2 skipped')
  // It starts a run of its own, which takes long on a busy machine.
}, 60_000)

test('a run that failed and wrote nothing is a failure', () => {
  expect(countIn(join(folder, 'nothing.json'), 1).failures).toHaveLength(1)
  expect(countIn(join(folder, 'nothing.json'), 0).failures).toHaveLength(0)
})
