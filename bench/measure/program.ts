/** The program as it is started by people, in a process of its own. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { started } from '../started.ts'

const main = join(import.meta.dirname, '../../packages/server/src/main.ts')

export interface Program {
  readonly port: number
  readonly pid: number
  /** Milliseconds from the start of the process to the first answer of its address. */
  readonly startedIn: number
  stop(): Promise<void>
}

/**
 * Starts it on a free port with these variables, without screens unless other parameters are given; rejects with what it
 * said if it ends before it answers.
 */
export async function startProgram(
  environment: NodeJS.ProcessEnv,
  parameters: readonly string[] = ['--no-screens'],
): Promise<Program> {
  const began = performance.now()
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production', ...environment }
  const child = spawn(process.execPath, [main, ...parameters], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const hear = (text: Buffer) => {
    said = (said + text).slice(-4_000)
    const port = /Kartoteka is at http:\/\/[^:]+:(\d+)/.exec(said)?.[1]
    if (port) resolve(Number(port))
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  void ended.then(() => reject(new Error(`The program ended:\n${said}`)))
  const stop = started(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const port = await promise
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`)
  await answer.text()
  const startedIn = performance.now() - began
  return {
    port,
    pid: child.pid!,
    startedIn,
    stop,
  }
}
