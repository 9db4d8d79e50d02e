/** Runs the jobs that wait in the database, as long as the program runs. */
import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, type Runner, run, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { type Database, isLost } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { freeAbandoned, type Hold, holdPool } from './abandoned.ts'
import { addJob, jobSchema, type Payload, type Task } from './job.ts'

interface Running {
  readonly db: Database
  readonly connection: pg.PoolConfig
  readonly tasks: Readonly<Record<string, Task>>
  /** "minute hour day month weekday task" in UTC, a line each. */
  readonly timetable?: string
  /** How a pool is held; a test may do it otherwise. */
  readonly hold?: typeof holdPool
  log(line: string): void
}

/** Milliseconds between two looks for jobs whose time has come; new ones are announced. */
const pause = 2_000
const atOnce = 2
/** Milliseconds that stopping may take. */
const patience = 15_000
/** Milliseconds in which a pool that is told to end has heard of it. */
const ending = 10
/** Milliseconds between two looks for jobs of programs that died. */
const looking = 15_000

/** Runs jobs until it is stopped. A job that is at work then ends at the next good place and goes on after the next start. */
export function runJobs({ db, connection, tasks, timetable = '', hold = holdPool, log }: Running): {
  stop(): Promise<void>
} {
  const stopping = new AbortController()
  const stopped = new Promise<false>((resolve) =>
    stopping.signal.addEventListener('abort', () => resolve(false), { once: true }),
  )
  const taskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, runOf(name, task)]))

  function runOf(name: string, task: Task) {
    return async (payload: unknown, { job }: JobHelpers) => {
      const more = await task((payload ?? {}) as Payload, stopping.signal)
      if (!more) return
      const key = job.key ?? `${name}:${job.id}`
      const follower = addJob(name, key, sql`${JSON.stringify(payload)}::json`, more.again)
      await untilThere(() => db.write(sql`select ${follower}`))
    }
  }

  /** What must be written is written when the database is back; what was stopped meanwhile is found by the next program. */
  async function untilThere(write: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await write()
        return
      } catch (error) {
        if (!isAway(error) || stopping.signal.aborted) throw error
        await pauseFor(500)
      }
    }
  }

  /** One life of the library's pool: it ends when the database is away for long. */
  async function live(): Promise<void> {
    const pgPool = new pg.Pool({ max: atOnce + 2, ...connection })
    pgPool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
    const events: WorkerEvents = new EventEmitter()
    const holds = new Map<string, Hold>()
    events.on('pool:create', ({ workerPool }) => {
      const one = hold(connection, workerPool.id)
      holds.set(workerPool.id, one)
      one.held.catch((error: unknown) => {
        if (!stopping.signal.aborted) log(`jobs: ${messageOf(error)}`)
        void Promise.resolve(workerPool.gracefulShutdown('Its lock cannot be held')).catch(() => {})
      })
    })
    // No worker takes a job before its pool is held: others would take the job for one of the dead, and do it too.
    const afterHold: GraphileConfig.Plugin = {
      name: 'afterHold',
      version: '1',
      worker: {
        hooks: {
          startWorker: async (_, { worker }) => {
            const held = holds.get(worker.workerPool.id)?.held.then(
              () => true,
              () => false,
            )
            // A pool that is being ended asks for no job; until then it is not let on.
            if (!(await Promise.race([held, stopped]))) await pauseFor(ending)
          },
        },
      },
    }
    let runner: Runner | undefined
    const stop = () => void runner?.stop().catch(() => {})
    try {
      await freeAbandoned(db)
      runner = await run({
        pgPool,
        events,
        taskList,
        crontab: timetable,
        schema: jobSchema,
        concurrency: atOnce,
        pollInterval: pause,
        noHandleSignals: true,
        // Only together with others does the library try again to write down that a job has ended.
        preset: { plugins: [afterHold], worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        logger: new Logger(() => (level, message) => {
          if (level === 'error' && !stopping.signal.aborted) log(`jobs: ${message.slice(0, 2_000)}`)
        }),
      })
      stopping.signal.addEventListener('abort', stop)
      if (stopping.signal.aborted) stop()
      await runner.promise
    } finally {
      stopping.signal.removeEventListener('abort', stop)
      for (const { release } of holds.values()) await release()
      await pgPool.end().catch(() => {})
    }
  }

  async function always(): Promise<void> {
    while (!stopping.signal.aborted) {
      await live().catch((error: unknown) => {
        if (!isLost(error)) log(`jobs: ${messageOf(error)}`)
      })
      if (!stopping.signal.aborted) await pauseFor(1_000)
    }
  }

  const timer = setInterval(() => void freeAbandoned(db).catch(() => {}), looking)
  const ended = always()
  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      // A database that is away is not waited for.
      const enough = Promise.withResolvers<void>()
      const limit = setTimeout(enough.resolve, patience)
      await Promise.race([ended, enough.promise])
      clearTimeout(limit)
    },
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const pauseFor = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const isAway = (error: unknown) => isLost(error) || (error instanceof Fault && error.code === 'databaseGone')
