import pg from 'pg'
import { Fault } from '../errors.ts'
import { type Also, answeringAlso, named, repeated, type Statement, unnamed } from './prepared.ts'
import { type Compiled, type Sql, sql } from './sql.ts'

/** Small statements, each by itself or all of them in one transaction. */
export interface Queries {
  /** Rows of a query that changes nothing; waits out a database that is away for a moment. */
  read<R extends object>(query: Sql | Compiled): Promise<R[]>
  /** One statement that changes something, whole or not at all. Not repeated once it was sent: its caller decides. */
  write<R extends object>(query: Sql): Promise<R[]>
}

/** The way to PostgreSQL: small statements by name, so that they are planned once; large searches on connections of their own. */
export interface Database extends Queries {
  /** The same for a statement that hardly comes again: it is planned each time and gets no name. */
  readOnce<R extends object>(query: Sql): Promise<R[]>
  /** The same for searches whose plan depends on the values; cut off after a few seconds (`narrowFilter`). */
  search<R extends object>(query: Sql): Promise<R[]>
  /** The one row that `read` or `search` would give, if there is one; with what it is to answer along. */
  readOne<R extends object>(query: Sql | Compiled, also?: Also): Promise<(R & Answered) | undefined>
  searchOne<R extends object>(query: Sql, also?: Also): Promise<(R & Answered) | undefined>
  /** About how many rows a search would give: what the planner thinks. */
  estimate(query: Sql): Promise<number>
  /** As `write`, on few connections; fails (55P03) rather than wait for a lock that somebody else holds. */
  writeUnlessLocked(query: Sql): Promise<void>
  /** Several statements in one transaction, for the few that need one. */
  transaction<T>(work: (run: <R extends object>(query: Sql) => Promise<R[]>) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** The answer to what a statement was asked along. */
export interface Answered {
  readonly also?: unknown
}

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Plan Rows': number } }]
}

/** How long a request waits for a database that has gone away, in milliseconds. */
const patience = 15_000

/** Opens the pools. `onLost` hears of connections that broke or could not be made. */
export function openDatabase(config: pg.PoolConfig, onLost: (error: Error) => void = () => {}): Database {
  // To start a worker of PostgreSQL's takes longer than a few thousand rows: only what looks at very many gets one.
  const session = '-c timezone=UTC -c jit=off -c parallel_setup_cost=4000'
  // Their shape leaves little to plan, and planning the card takes three times as long as reading it.
  const once = '-c statement_timeout=60000 -c plan_cache_mode=force_generic_plan'
  const pool = new pg.Pool({ max: 16, ...config, options: `${session} ${once}` })
  // What is looked up lies in memory mostly: with the usual cost a table would be read for every fiftieth row.
  const anew = '-c statement_timeout=5000 -c plan_cache_mode=force_custom_plan -c random_page_cost=0.5'
  const searches = new pg.Pool({ max: 8, ...config, options: `${session} ${anew}` })
  const hasty = new pg.Pool({ max: 3, ...config, options: `${session} ${once} -c lock_timeout=50` })
  for (const each of [pool, searches, hasty])
    each.on('error', onLost).on('connect', (client) => {
      // Whoever has the connection hears of it from the query; unheard here, it would end the program.
      client.on('error', () => {})
    })

  const again = repeated()
  const eras = new WeakMap<pg.PoolClient, number>()
  const isOld = (client: pg.PoolClient) => {
    const era = eras.get(client) ?? again.era
    eras.set(client, era)
    return era !== again.era
  }

  const run = async <R extends object>(
    from: pg.Pool,
    statement: Statement,
    repeat: boolean,
  ): Promise<R[]> => {
    for (const until = Date.now() + patience; ; await moment()) {
      const client = await connected(from, until, onLost)
      try {
        const { rows } = await client.query<R>(statement)
        client.release(from === searches && isOld(client))
        return rows
      } catch (error) {
        client.release(isLost(error))
        if (isLost(error)) onLost(error as Error)
        if (!isLost(error)) throw error
        if (!repeat || Date.now() > until) throw new Fault('databaseGone')
      }
    }
  }

  const searched = <R extends object>(statement: Statement) =>
    run<R>(searches, statement, true).catch((error: unknown) => {
      throw codeOf(error) === '57014' ? new Fault('narrowFilter') : error
    })

  return {
    pool,
    read: (query) => run(pool, named(query), true),
    readOnce: (query) => run(pool, unnamed(query), true),
    search: (query) => searched(again.statement(query)),
    readOne: async (query, also) => {
      const statement = named(query)
      const [row] = await run<object>(pool, also ? answeringAlso(statement, also) : statement, true)
      return row as never
    },
    searchOne: async (query, also) => {
      const [row] = await searched<object>(again.statement(query, also))
      return row as never
    },
    estimate: async (query) => {
      const [row] = await searched<Explained>(unnamed(sql`explain (format json) ${query}`))
      return row!['QUERY PLAN'][0].Plan['Plan Rows']
    },
    write: (query) => run(pool, named(query), false),
    writeUnlessLocked: async (query) => {
      await run(hasty, named(query), false)
    },
    transaction: async (work) => {
      const client = await connected(pool, Date.now() + patience, onLost)
      try {
        await client.query('begin')
        const result = await work(async <R extends object>(query: Sql) => {
          return (await client.query<R>(unnamed(query))).rows
        })
        await client.query('commit')
        client.release()
        return result
      } catch (error) {
        await client.query('rollback').catch(() => {})
        client.release(isLost(error))
        throw isLost(error) ? new Fault('databaseGone') : error
      }
    },
    close: async () => {
      await Promise.all([pool.end(), searches.end(), hasty.end()])
    },
  }
}

async function connected(
  pool: pg.Pool,
  until: number,
  onLost: (error: Error) => void,
): Promise<pg.PoolClient> {
  for (;;) {
    try {
      return await pool.connect()
    } catch (error) {
      if (!isLost(error)) throw error
      onLost(error as Error)
      if (Date.now() > until) throw new Fault('databaseGone')
      await moment()
    }
  }
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 100))

export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null ? (Reflect.get(error, 'code') as string | undefined) : undefined

const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
  '53300',
])

/** Whether it was the connection that failed, not the statement. */
export const isLost = (error: unknown): boolean =>
  lostCodes.has(codeOf(error) ?? '') ||
  // A socket that is not there; of any other file it means another thing.
  (codeOf(error) === 'ENOENT' && Reflect.get(Object(error), 'syscall') === 'connect') ||
  (error instanceof Error &&
    /Connection terminated|connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/.test(
      error.message,
    ))
