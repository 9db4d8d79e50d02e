/** What every request takes, whatever it asks for: beside a server that does nothing else. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { started } from '../started.ts'
import type { Bench } from './bench.ts'
import type { HttpJob, Request } from './job.ts'
import type { Load } from './load.ts'

/** Nothing is looked for: who asks is all that is read. */
export const emptyRequest: Request = { method: 'GET', path: '/api/search?q=' }

/** Medians in milliseconds, at one client. */
export interface Empty {
  readonly program: number
  /** `node:http` and `pg` alone, with two small statements at once. */
  readonly bare: number
}

/** How many times as long as a bare server's an empty request may take. */
export const emptyBudget = 4

/** By turns, after both have been warmed up. */
export async function empties(
  { program, secrets, server }: Bench,
  load: Load,
  window: number,
): Promise<Empty> {
  const child = fork(join(import.meta.dirname, 'bareServer.ts'))
  const end = started(async () => child.kill())
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once('exit', () => reject(new Error('The bare server ended.')))
      child.once('message', resolve)
      child.send(server.connection, (error) => {
        if (error) reject(error)
      })
    })
    const jobs: readonly HttpJob[] = [program.port, port].map((port) => ({
      kind: 'http',
      port,
      secret: secrets.third,
      requests: [emptyRequest],
    }))
    const ask = async (milliseconds: number) => {
      const taken: number[] = []
      for (const job of jobs) taken.push((await load.run({ ...job, connections: 1, milliseconds })).p50)
      return taken
    }
    await ask(2_000)
    const rounds: number[][] = []
    for (let round = 0; round < 5; round += 1) rounds.push(await ask(window))
    const middle = (at: number) => rounds.map((each) => each[at]!).sort((one, other) => one - other)[2]!
    return { program: middle(0), bare: middle(1) }
  } finally {
    await end()
  }
}
