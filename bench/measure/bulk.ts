/** All clients given to somebody else at once, on a copy of the firm: counted, changed and taken back through the program. */
import { join } from 'node:path'
import type { BulkAnswer } from '@kartoteka/model'
import pg from 'pg'
import { openDatabase } from '../../packages/server/src/db/database.ts'
import { openSession } from '../../packages/server/src/session/sessions.ts'
import { startDatabase } from '../started.ts'
import { readers } from '../volume/firm.ts'
import type { Volume } from '../volume/volume.ts'
import { addressOf } from './bench.ts'
import { mostMemory } from './memory.ts'
import { startProgram } from './program.ts'

export interface Bulk {
  readonly changed: number
  /** Until the number is there, until all are changed, until all is taken back. */
  readonly countSeconds: number
  readonly runSeconds: number
  readonly undoSeconds: number
  /** What the program held in memory at most, in MB; undefined where the system does not say. */
  readonly memory: number | undefined
}

const name = 'bench_bulk'

export async function bulk(volume: Volume): Promise<Bulk> {
  const server = await startDatabase({ folder: volume.folder })
  const administer = new pg.Client({ ...server.superuser, database: 'postgres' })
  // A database that is ended under it says so here too.
  administer.on('error', () => {})
  await administer.connect()
  try {
    await administer.query(`drop database if exists ${name} with (force)`)
    await administer.query(
      `create database ${name} owner kartoteka template "${server.connection.database}" strategy file_copy`,
    )
    const db = openDatabase({ ...server.connection, database: name })
    const secret = await openSession(db, volume.firm.userIds[readers.all]!, 'bench')
    await db.close()
    const program = await startProgram({
      DATABASE_URL: addressOf(server, name),
      KARTOTEKA_DATA: join(volume.folder, 'files'),
    })
    const ask = asking(`http://127.0.0.1:${program.port}/api/bulk-changes`, secret)
    try {
      const owner = volume.firm.userIds[readers.few]!
      const began = await ask('POST', '', {
        entity: 'client',
        where: null,
        deed: { does: 'set', field: 'owner', value: owner },
      })
      const countSeconds = await until(ask, began.id, 'ready')
      await ask('POST', `/${began.id}/run`, {})
      const runSeconds = await until(ask, began.id, 'done')
      const { counts } = await ask('GET', `/${began.id}`)
      await ask('POST', `/${began.id}/undo`, {})
      const undoSeconds = await until(ask, began.id, 'undone')
      return {
        changed: counts.changed,
        countSeconds,
        runSeconds,
        undoSeconds,
        memory: mostMemory(program.pid),
      }
    } finally {
      await program.stop()
    }
  } finally {
    await administer.query(`drop database if exists ${name} with (force)`)
    await administer.end()
    await server.stop()
  }
}

type Ask = (method: string, path: string, body?: object) => Promise<BulkAnswer>

const asking =
  (address: string, secret: string): Ask =>
  async (method, path, body) => {
    const answer = await fetch(address + path, {
      method,
      headers: { cookie: `kartoteka=${secret}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status} ${path}: ${said}`)
    return JSON.parse(said) as BulkAnswer
  }

/** Seconds until it is in that state. */
async function until(ask: Ask, id: string, wanted: string): Promise<number> {
  const began = performance.now()
  for (;;) {
    const { state, problem } = await ask('GET', `/${id}`)
    if (state === wanted) return (performance.now() - began) / 1000
    if (problem) throw new Error(`The bulk change is ${state}: ${problem.sentence}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
