/** Measures one piece of work after another, each in turn with its floor. */
import { loadavg } from 'node:os'
import { isBeyond } from './bar.ts'
import type { Bench, Budget, Work } from './bench.ts'
import { type Spent, spent } from './cpu.ts'
import { type Floor, runFloor } from './floor.ts'
import type { Measured } from './job.ts'
import type { Load } from './load.ts'
import { noting, plansOf } from './plan.ts'
import { replayOf } from './replay.ts'

export const crowd = 16

/** Rounds that a line beyond its bar gets besides: one window is short, and the median of three says more. */
const besides = 2

export interface Pace {
  /** How long a window is, in milliseconds. */
  readonly window: number
  /** Windows a figure is the median of. */
  readonly rounds: number
}

export interface Line {
  readonly name: string
  readonly reader: string
  readonly one: Measured
  readonly many: Measured
  readonly floorOne: Measured
  readonly floorMany: Measured
  /** The same statements through the bare server, at one client in the same rounds; of reads. */
  readonly bare?: Measured
  /** The same rows as plain SQL without rights, at one client; the floor is what the program itself asks. */
  readonly plain?: Measured
  /** Median latency at one client as a multiple of the floor's. */
  readonly ratio: number
  /** The floor's throughput at sixteen as a multiple of the program's. */
  readonly ratioOfMany: number
  /** Milliseconds on the cores for one request: in the program and in the database; and for one of the floor's. */
  readonly cores?: { readonly program: number; readonly database: number; readonly floor: number }
  readonly rowsRead?: number
  readonly rowsGiven?: number
  /** Milliseconds the statements took inside the database, planning included. */
  readonly inDatabase?: number
  readonly plan?: string
  readonly budget: Budget
  /** The machine's load average of a minute, when it was measured. */
  readonly load: number
}

export async function measure(bench: Bench, load: Load, work: Work, { window, rounds }: Pace): Promise<Line> {
  const { program, secrets, server } = bench
  const cores = () => spent(program.pid, server.pid() ?? 0)
  const ask = async (connections: number, milliseconds: number) =>
    load.run({
      kind: 'http',
      port: program.port,
      secret: secrets[work.reader],
      requests: await work.requests(),
      connections,
      milliseconds,
    })
  const replay = await replayOf(bench, work)
  const sql = (of: Floor, connections: number) => runFloor(server.connection, load, of, connections, window)
  // Of sixteen who save it is the writing alone: see docs/decisions/0021-the-floor-of-a-save.md.
  const floor = (connections: number) =>
    sql((work.reads && connections > 1 ? undefined : replay) ?? work.plain, connections)
  const bare = await bareOf(bench, load, work, replay, window)
  await untilWarm((connections) => ask(connections, window))
  const taken: Taken[] = []
  const costs: Costs[] = []
  const isDone = (round: number) =>
    round >= rounds && (round >= rounds + besides || !isBeyond(figuresOf(work.budget, taken, costs)))
  for (let round = 0; !isDone(round); round += 1) {
    const [floorOne, one] = [await floor(1), await ask(1, window)]
    const [before, floorMany, between, many, after] = [
      cores(),
      await floor(crowd),
      cores(),
      await ask(crowd, window),
      cores(),
    ]
    taken.push({ floorOne, one, floorMany, many, ...(bare && { bare: await bare() }) })
    if (before && between && after) costs.push(costOf([before, between, after], floorMany, many))
  }
  return {
    name: work.name,
    reader: work.reader,
    ...figuresOf(work.budget, taken, costs),
    load: loadavg()[0]!,
    ...(replay && { plain: await sql(work.plain, 1) }),
    ...(work.plan && (await planned(bench, work.plan))),
  }
}

/** How the same is asked through the bare server; of reads. */
async function bareOf(
  { bare, secrets }: Bench,
  load: Load,
  { plan, reader }: Work,
  replay: Floor | undefined,
  milliseconds: number,
): Promise<(() => Promise<Measured>) | undefined> {
  if (!plan || !replay) return undefined
  await bare.ask(replay.scripts)
  const ask = () =>
    load.run({
      kind: 'http',
      port: bare.port,
      secret: secrets[reader],
      requests: [{ method: 'GET', path: '/' }],
      connections: 1,
      milliseconds,
    })
  await ask()
  return ask
}

type Taken = Pick<Line, 'one' | 'many' | 'floorOne' | 'floorMany' | 'bare'>
type Costs = NonNullable<Line['cores']>

/** Of what was taken in all rounds. */
function figuresOf(budget: Budget, taken: readonly Taken[], costs: readonly Costs[]) {
  const of = (key: keyof Omit<Taken, 'bare'>) => middle(taken.map((each) => each[key]))
  const [one, many, floorOne, floorMany] = [of('one'), of('many'), of('floorOne'), of('floorMany')]
  const bares = taken.flatMap(({ bare }) => (bare ? [bare] : []))
  return {
    one,
    many,
    floorOne,
    floorMany,
    ...(bares.length > 0 && { bare: middle(bares) }),
    budget,
    ratio: one.p50 / floorOne.p50,
    ratioOfMany: floorMany.perSecond / many.perSecond,
    ...(costs.length > 0 && {
      cores: costs.reduce((least, each) =>
        each.program + each.database < least.program + least.database ? each : least,
      ),
    }),
  }
}

const mostWarming = 12
/** A window that does so much more than the best before it is still growing. */
const growing = 1.03

/** Until Node has compiled what is hot and every connection has planned its statements: until two turns did not do more. */
async function untilWarm(ask: (connections: number) => Promise<Measured>): Promise<void> {
  const best = { one: 0, many: 0 }
  for (let turn = 0, still = 0; turn < mostWarming && still < 2; turn += 1) {
    const [one, many] = [(await ask(1)).perSecond, (await ask(crowd)).perSecond]
    still = one > best.one * growing || many > best.many * growing ? 0 : still + 1
    best.one = Math.max(best.one, one)
    best.many = Math.max(best.many, many)
  }
}

const costOf = (
  [before, between, after]: readonly [Spent, Spent, Spent],
  floor: Measured,
  many: Measured,
) => ({
  program: (after.program - between.program) / many.count,
  database: (after.database - between.database) / many.count,
  floor: (between.database - before.database) / floor.count,
})

async function planned({ db, server }: Bench, plan: NonNullable<Work['plan']>) {
  const noted = noting(db)
  const rowsGiven = await plan(noted.db, 0)
  const { read, milliseconds, text } = await plansOf(server.connection, noted.asked)
  return { rowsRead: read, rowsGiven, inDatabase: milliseconds, plan: text }
}

/** The median of each figure by itself. */
function middle(all: readonly Measured[]): Measured {
  const of = (key: keyof Measured) =>
    all.map((each) => each[key]).sort((one, other) => one - other)[Math.floor((all.length - 1) / 2)]!
  return {
    p50: of('p50'),
    p95: of('p95'),
    perSecond: of('perSecond'),
    count: all.reduce((sum, { count }) => sum + count, 0),
  }
}
