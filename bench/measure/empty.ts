/** What every request takes, whatever it asks for: beside a server that does nothing else. */
import type { Bench } from './bench.ts'
import type { HttpJob } from './job.ts'
import type { Load } from './load.ts'

/** Medians in milliseconds, at one client. */
export interface Empty {
  /** Nothing is looked for: who asks is all that is read. */
  readonly program: number
  /** The bare server, with a statement that finds nothing. */
  readonly bare: number
}

/** How many times as long as the bare server's an empty request may take. */
export const emptyBudget = 4

/** By turns, after both have been warmed up. */
export async function empties({ bare, program, secrets }: Bench, load: Load, window: number): Promise<Empty> {
  await bare.ask([['select id from client where false']])
  const jobs: readonly HttpJob[] = [program.port, bare.port].map((port) => ({
    kind: 'http',
    port,
    secret: secrets.third,
    requests: [{ method: 'GET', path: '/api/search?q=' }],
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
}
