/** The job that empties the bin: what has lain there for its time goes for good, some hundred records at once. */
import { instantOf } from '@kartoteka/model'
import { codeOf, type Database } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import type { Again } from '../jobs/job.ts'
import {
  type Due,
  type DueWith,
  dueAlone,
  dueClients,
  dueWith,
  type Emptied,
  emptied,
  hangingOn,
  type OwnNamer,
  ownNamers,
  type Place,
} from './due.ts'
import { type Chunk, removeChunk } from './remove.ts'

/** Days that a record lies in the bin. */
export const binDays = 90
const day = 86_400_000

/** Records that one statement removes at most, besides the clients they hang on. */
const most = 500
const clientsAtOnce = 100
/** How often a chunk is looked at anew because somebody was quicker. */
const tries = 5

export type BinWorld = Pick<Context, 'db' | 'live'>

interface Look {
  readonly chunk: Chunk
  /** Where to look on; undefined at the end. */
  readonly next: Place | undefined
}

/**
 * Removes what is due at that moment. Nothing is remembered between two chunks but the bin itself: killed at any point,
 * it is begun again and finds what is left.
 */
export async function emptyBin(
  world: BinWorld,
  now: Date,
  signal: AbortSignal = new AbortController().signal,
): Promise<Again | undefined> {
  const limit = instantOf(new Date(now.getTime() - binDays * day))
  for (const name of emptied) {
    const isEnded = await removeAbout(world, name, now, limit, signal)
    if (isEnded) return { again: 0 }
    const look = (after: Place | undefined) =>
      name === 'client' ? lookAtClients(world.db, limit, after) : lookAlone(world.db, name, limit, after)
    let after: Place | undefined
    do {
      if (signal.aborted) return { again: 0 }
      after = await removeNext(world, () => look(after), now, limit)
    } while (after)
  }
  return undefined
}

/** What is about records of this kind that are due goes before them, in parts like everything. True if it was stopped. */
async function removeAbout(
  world: BinWorld,
  name: Emptied,
  now: Date,
  limit: string,
  signal: AbortSignal,
): Promise<boolean> {
  for (const query of dueWith(name, limit, most)) {
    let left = most
    while (left === most) {
      if (signal.aborted) return true
      const look = async (): Promise<Look> => {
        const found = await world.db.read<DueWith>(query)
        left = found.length
        const ids = [...new Set(found.map(({ about }) => about))]
        const records = found.map(({ about: _, ...due }) => due)
        return { chunk: { records, binned: { entity: name, ids } }, next: undefined }
      }
      await removeNext(world, look, now, limit)
    }
  }
  return false
}

/** Looks and removes, anew when a record was restored or named in between; where to look on. */
async function removeNext(
  { db, live }: BinWorld,
  look: () => Promise<Look>,
  now: Date,
  limit: string,
): Promise<Place | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const { chunk, next } = await look()
    if (chunk.records.length === 0) return next
    try {
      live.told(await removeChunk(db, chunk, now, limit))
      return next
    } catch (error) {
      if (attempt === tries || !meanwhile.includes(codeOf(error))) throw error
    }
  }
}

/** A record moved, two waited for each other, or something names it by now. */
const meanwhile: readonly unknown[] = ['40001', '40P01', '23503']

async function lookAlone(
  db: Database,
  name: Emptied,
  limit: string,
  after: Place | undefined,
): Promise<Look> {
  const records = await db.read<Due & Place>(dueAlone(name, limit, after, most))
  return {
    chunk: { records, binned: { entity: name, ids: [] } },
    next: records.length === most ? records.at(-1) : undefined,
  }
}

/** Clients with all that hangs on them; of one that has more than fits only that, and the client with the last of it. */
async function lookAtClients(db: Database, limit: string, after: Place | undefined): Promise<Look> {
  const own = await db.read<OwnNamer>(ownNamers)
  const clients = await db.read<Place & { version: number; held: boolean }>(
    dueClients(limit, after, clientsAtOnce, own),
  )
  const free = clients.filter(({ held }) => !held)
  const hanging = await db.read<Due & { with: string }>(
    hangingOn(
      free.map(({ id }) => id),
      most + 1,
    ),
  )
  const cut = hanging.length > most ? hanging[most]!.with : undefined
  const records = new Map<string, Due>()
  const keep = ({ entity, id, version, client }: Due) => records.set(id, { entity, id, version, client })
  let before = after
  for (const { id, version, deletedAt, held } of clients) {
    if (id === cut) {
      if (records.size === 0) for (const each of hanging.slice(0, most)) keep(each)
      return { chunk: chunkOf(records), next: before ?? start }
    }
    before = { deletedAt, id }
    if (held) continue
    for (const each of hanging) if (each.with === id) keep(each)
    keep({ entity: 'client', id, version, client: null })
  }
  return { chunk: chunkOf(records), next: clients.length === clientsAtOnce ? before : undefined }
}

/** Before everything that lies in the bin. */
const start: Place = { deletedAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

function chunkOf(records: ReadonlyMap<string, Due>): Chunk {
  const all = [...records.values()]
  const clients = all.flatMap(({ client }) => (client === null || records.has(client) ? [] : [client]))
  return { records: all, binned: { entity: 'client', ids: [...new Set(clients)] } }
}
