/** Who searches, and whether they have so few clients that all words of these can be looked at. */
import { type Entity, type Reader, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { type Sql, sql, truth } from '../db/sql.ts'
import { guessed } from '../records/guess.ts'
import { ownIds, ownParts, ownUpTo } from '../records/scope.ts'

export interface Seeker {
  readonly reader: Reader
  /** Words of others may stand before theirs, beyond what is looked at. */
  readonly isCut: boolean
  /** The ids of all their clients, if these are so few that all their words may be looked at. */
  readonly own: Sql | undefined
}

export interface Bounds {
  readonly few: number
  readonly isCut: boolean
}

/** Somebody who has no more clients than this has few. */
const few = 1_000

/**
 * How many words are looked at for a reader who may read few of them. In a firm of more than half as many clients a word may stand
 * before theirs as often.
 */
export const farthest = 20_000

const boundsOf = (clients: number): Bounds => ({ few, isCut: clients > farthest / 2 })

/** Milliseconds for which it is known who has few clients: they find theirs either way. */
const kept = 60_000
const seekers = new WeakMap<Reader, { readonly seeker: Seeker; readonly until: number }>()

export async function seekerOf(db: Database, reader: Reader, bounds: Bounds | undefined): Promise<Seeker> {
  const known = seekers.get(reader)
  if (known && known.until > Date.now() && !bounds) return known.seeker
  const seeker = await seekerAnew(db, reader, bounds)
  if (!bounds) seekers.set(reader, { seeker, until: Date.now() + kept })
  return seeker
}

const client = registry.client as unknown as Entity

async function seekerAnew(db: Database, reader: Reader, bounds: Bounds | undefined): Promise<Seeker> {
  const parts = ownParts(reader, client)
  if (!parts) return { reader, isCut: false, own: undefined }
  const { few, isCut } = bounds ?? boundsOf(await guessed(db, 'client', truth))
  const some = ownUpTo(parts, client, few + 1)
  const [counted] = await db.read<{ n: number }>(sql`select count(*)::int as n from (${some}) x`)
  return { reader, isCut, own: counted!.n <= few ? ownIds(parts, client) : undefined }
}
