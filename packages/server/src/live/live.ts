/**
 * Tells who is looking what changed. The process that wrote sends a notice a moment after the commit, in a transaction of
 * its own; every process also reads what was sealed each second, so that a lost notice costs a second, not a change.
 */
import pg from 'pg'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { sealedSince } from '../journal/sealed.ts'
import type { Touched } from '../records/perform.ts'

const channel = 'kartoteka'
/** Milliseconds in which changes are gathered into one notice. */
const gathering = 20
/** PostgreSQL takes at most 8,000 bytes a notice. */
const mostBytes = 7_500
/** Changes not yet sealed that are kept for whoever begins to listen. */
const mostUnsealed = 5_000

type Listener = (changes: readonly Touched[], position: bigint) => void

export interface Live {
  /** Called after a commit with what it touched. */
  readonly told: (touched: readonly Touched[]) => void
  /** Hears every change of every process; returns how to stop. */
  listen(listener: Listener): () => void
  /** How far the journal is sealed, as this process knows. */
  position(): bigint
  /**
   * What was told already and does not stand behind `position` yet: whoever begins to listen will not hear it again.
   * Undefined if it is too much to have been kept.
   */
  unsealed(): readonly Touched[] | undefined
  close(): Promise<void>
}

export function openLive(db: Database, connection: pg.PoolConfig, log: (line: string) => void): Live {
  const listeners = new Set<Listener>()
  const seen = new Map<string, number>()
  const unsealed = new Map<string, Touched>()
  let position = -1n
  let waiting: Touched[] = []
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let client: pg.Client | undefined

  const hear = (changes: readonly Touched[]): readonly Touched[] => {
    const fresh = changes.filter(({ id, version }) => (seen.get(id) ?? 0) < version)
    for (const { id, version } of fresh) {
      seen.delete(id)
      seen.set(id, version)
    }
    shorten(seen, 20_000)
    if (fresh.length > 0) for (const listener of listeners) listener(fresh, position)
    return fresh
  }

  const hearNotice = (changes: readonly Touched[]) => {
    for (const change of hear(changes)) {
      unsealed.delete(change.id)
      unsealed.set(change.id, change)
    }
    shorten(unsealed, mostUnsealed)
  }

  const hearSealed = (changes: readonly Touched[]) => {
    hear(changes)
    for (const { id, version } of changes)
      if ((unsealed.get(id)?.version ?? 0) <= version) unsealed.delete(id)
  }

  const send = async () => {
    timer = undefined
    const changes = waiting
    waiting = []
    for (const part of notices(changes)) await db.write(sql`select pg_notify(${channel}, ${part})`)
  }

  const connect = async () => {
    if (closed) return
    const next = new pg.Client(connection)
    next.on('error', () => {})
    next.on('end', () => void setTimeout(() => void connect(), 500))
    next.on('notification', ({ payload }) => hearNotice(touchedIn(payload)))
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      client = next
      if (closed) await next.end()
    } catch {
      await next.end().catch(() => {})
    }
  }

  const look = async () => {
    try {
      const sealed = await sealedSince(db, position)
      if (position >= 0n) hearSealed(sealed.changes)
      position = sealed.position
    } catch (error) {
      if (!closed) log(`live: ${error instanceof Error ? error.message : String(error)}`)
    }
    if (!closed) looking = setTimeout(() => void look(), 1_000)
  }
  let looking = setTimeout(() => void look(), 0)
  void connect()

  return {
    told: (touched) => {
      waiting.push(...touched.slice(0, 1_000))
      timer ??= setTimeout(() => void send().catch(() => {}), gathering)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    position: () => position,
    unsealed: () => (unsealed.size < mostUnsealed ? [...unsealed.values()] : undefined),
    close: async () => {
      closed = true
      clearTimeout(timer)
      clearTimeout(looking)
      await client?.end().catch(() => {})
    },
  }
}

/** Forgets what was put in first. */
function shorten(map: Map<string, unknown>, most: number): void {
  for (const id of map.keys())
    if (map.size > most) map.delete(id)
    else return
}

/** Anybody with the database's password may send a notice: what is none of ours is not heard. */
function touchedIn(payload: string | undefined): readonly Touched[] {
  try {
    const told: unknown = JSON.parse(payload ?? '')
    return Array.isArray(told) && told.every(isTouched) ? told : []
  } catch {
    return []
  }
}

const isTouched = (each: unknown): each is Touched =>
  typeof each === 'object' &&
  each !== null &&
  typeof Reflect.get(each, 'entity') === 'string' &&
  typeof Reflect.get(each, 'id') === 'string' &&
  typeof Reflect.get(each, 'version') === 'number'

function notices(changes: readonly Touched[]): readonly string[] {
  const parts: string[] = []
  let part: Touched[] = []
  let size = 2
  for (const change of changes) {
    const length = JSON.stringify(change).length + 1
    if (size + length > mostBytes && part.length > 0) {
      parts.push(JSON.stringify(part))
      part = []
      size = 2
    }
    part.push(change)
    size += length
  }
  return part.length > 0 ? [...parts, JSON.stringify(part)] : parts
}
