/** Jobs are done once: by a pool that is known to live, and by another only when that one is surely dead. */
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/server.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { freeAbandoned, holdPool } from './abandoned.ts'
import { addJob, type Task } from './job.ts'
import { runJobs } from './runner.ts'

let database: FreshDatabase
let db: Database
const lines: string[] = []
const log = (line: string) => lines.push(line)
beforeEach(async () => {
  lines.length = 0
  database = await freshDatabase()
  db = openDatabase(database.poolConfig)
})
afterEach(async () => {
  await db.close()
  await database.drop()
})

const add = () => db.write(sql`select ${addJob('count', 'one', sql`'{}'::json`)}`)
const jobs = () =>
  db.read<{ by: string | null; attempts: number }>(
    sql`select locked_by as by, attempts from graphile_worker._private_jobs`,
  )
const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await moment(20)
}
const moment = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const counting = () => {
  const count = { begun: 0 }
  const task: Task = async () => {
    count.begun += 1
    return undefined
  }
  return { count, tasks: { count: task } }
}

test('no job is taken before the pool is held', async () => {
  const { count, tasks } = counting()
  const gate = Promise.withResolvers<void>()
  let asked = false
  const runner = runJobs({
    db,
    connection: database.poolConfig,
    tasks,
    log,
    hold: (connection, pool) => {
      asked = true
      const late = gate.promise.then(() => holdPool(connection, pool))
      return {
        held: late.then(({ held }) => held),
        release: async () => (await late).release(),
      }
    },
  })
  await add()
  await until(() => asked)
  // Time enough for a pool that does not wait.
  await moment(500)
  expect([count.begun, await jobs()]).toEqual([0, [{ by: null, attempts: 0 }]])
  gate.resolve()
  await until(() => count.begun === 1)
  await runner.stop()
  expect(await jobs()).toEqual([])
})

test('a pool whose lock cannot be held does nothing and makes room for one whose lock can', async () => {
  const { count, tasks } = counting()
  let tries = 0
  const runner = runJobs({
    db,
    connection: database.poolConfig,
    tasks,
    log,
    hold: (connection, pool) => {
      tries += 1
      if (tries > 1) return holdPool(connection, pool)
      return { held: Promise.reject(new Error('not allowed')), release: async () => {} }
    },
  })
  await add()
  await until(() => count.begun === 1)
  expect([tries, lines.filter((line) => line.includes('not allowed')).length]).toEqual([2, 1])
  await runner.stop()
})

test('stopping does not wait for a lock that never comes', async () => {
  const { count, tasks } = counting()
  let [asked, released] = [false, false]
  const runner = runJobs({
    db,
    connection: database.poolConfig,
    tasks,
    log,
    hold: () => {
      asked = true
      return {
        held: new Promise(() => {}),
        release: async () => {
          released = true
        },
      }
    },
  })
  await add()
  await until(() => asked)
  await runner.stop()
  // The pool has ended, and was not left behind when the patience was over.
  expect([count.begun, released]).toEqual([0, true])
})

/** A job as a pool of this name has it. */
async function lockedBy(pool: string): Promise<void> {
  await add()
  await db.write(
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = ${pool}, attempts = 1`,
  )
}
const owner = async () => (await jobs())[0]!.by

test('jobs of the dead are freed, those of the living are not', async () => {
  const living = holdPool(database.poolConfig, 'pool-living')
  await living.held
  await lockedBy('pool-living')
  await freeAbandoned(db, 1)
  expect(await owner()).toBe('pool-living')
  await living.release()
  await until(async () => {
    await freeAbandoned(db, 1)
    return (await owner()) === null
  })
})

test('a pool that loses its connection holds its lock again before anybody takes it for dead', async () => {
  const living = holdPool(database.poolConfig, 'pool-living')
  await living.held
  await lockedBy('pool-living')
  const cut = async () => {
    const client = new pg.Client(database.superuser)
    await client.connect()
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
    )
    await client.end()
    return rowCount
  }
  expect(await cut()).toBe(1)
  await freeAbandoned(db)
  expect(await owner()).toBe('pool-living')
  // Let go of while it is being taken again: nothing stays behind.
  await cut()
  await living.release()
  await moment(1_000)
  const left = await db.read(
    sql`select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database() where locktype = 'advisory'`,
  )
  expect(left).toEqual([])
})
