import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runningConnection } from '../packages/server/src/db/embedded/running.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kartoteka-bench-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** Whether the database of the measured firm answers. */
async function isRunning(): Promise<boolean> {
  const [volume] = await readdir(home)
  return volume !== undefined && (await runningConnection(join(home, volume))) !== undefined
}

test.each([
  ['SIGINT', 'while the firm is built', () => isRunning()],
  ['SIGTERM', 'while it is measured', async (said: string) => /list by name.*\d/.test(said)],
] as const)(
  'after %s %s no database is left running',
  async (signal, _, isTime) => {
    let said = ''
    const bench = spawn(
      process.execPath,
      [join(import.meta.dirname, 'bench.ts'), 'tiny', '--only=list', '--window=500', `--cache=${home}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    bench.stdout.on('data', (text) => {
      said += text
    })
    const ended = new Promise<number | null>((resolve) => bench.once('exit', resolve))
    await expect.poll(() => isTime(said), { timeout: 120_000 }).toBe(true)
    bench.kill(signal)
    expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(await isRunning()).toBe(false)
  },
  180_000,
)
