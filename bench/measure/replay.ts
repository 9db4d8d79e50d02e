/** What the program asks of the database for one request, as plain statements: the floor under it. */
import { withValues } from '../../packages/server/src/db/sql.ts'
import { readingFor, whoHas } from '../../packages/server/src/session/sessions.ts'
import type { Bench, Work } from './bench.ts'
import type { Floor } from './floor.ts'
import { noting } from './plan.ts'

/** As the program sets its connections. */
export const sessionOptions = '-c jit=off -c parallel_setup_cost=4000 -c random_page_cost=0.5'

/** As many requests of a work are replayed, by turns. */
const most = 40

/**
 * The same statements that the requests of a work send, the look-up of the session among them; of a save what is read for it,
 * and then the rows written as plain SQL writes them. Their values stand in the text, so that they are planned once and for
 * exactly these values, which PostgreSQL may guess worse than the program's plan, made without looking at them.
 */
export async function replayOf({ db, secrets }: Bench, work: Work): Promise<Floor | undefined> {
  const { reader, plan, reads, plain, requests } = work
  if (!plan && !reads) return undefined
  const variants = Math.min(most, (await requests()).length)
  const known = (await whoHas(db, secrets[reader], 'session'))!
  const scripts: string[][] = []
  for (let nth = 0; nth < variants; nth += 1) {
    const noted = noting(db)
    const asking = readingFor(noted.db, known)
    if (plan) await plan(asking.db, nth)
    // Whoever saves is known from before too: the writing itself makes sure.
    else await reads?.(noted.db, nth)
    await asking.found()
    scripts.push([...noted.asked.map(withValues), ...(reads ? plain.scripts[0]! : [])])
  }
  return {
    ...(reads && plain),
    scripts,
    options: sessionOptions,
  }
}
