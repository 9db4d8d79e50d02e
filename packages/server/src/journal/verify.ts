import type { Database } from '../db/database.ts'
import { instantText, sql } from '../db/sql.ts'
import { type ActRow, digestOf, type EntryRow } from './entry.ts'
import type { KeptSeal } from './outside.ts'
import { sealDigest } from './sealer.ts'

export interface Verdict {
  /** Seals and entries that were recomputed and fit. */
  readonly seals: number
  readonly entries: number
  /** Not sealed yet, or not by a seal that fits: the last moments, if all is well. */
  readonly open: number
  /** Entries whose values were erased under the privacy law: the digest stands, the salt is gone. */
  readonly erased: number
  /** The first thing that does not fit; undefined if all does. */
  readonly broken: string | undefined
  /** The newest seal, to be put outside. */
  readonly newest: KeptSeal | undefined
  /**
   * Whether the seal that was kept outside is still the one of its number: `missing` if the chain ends before it,
   * `unreached` if it breaks before it.
   */
  readonly kept: 'fits' | 'differs' | 'missing' | 'unreached' | undefined
}

type Row = EntryRow &
  ActRow & {
    readonly entry: string
    readonly salt: Buffer | null
    readonly digest: Buffer
    readonly actName: string
  }

/**
 * Recomputes the whole chain: says up to where it holds, what was changed, removed or put in behind a seal, and whether a
 * seal that was kept outside still fits.
 */
export async function verifyJournal(db: Database, outside?: KeptSeal): Promise<Verdict> {
  let [seals, entries, erased] = [0, 0, 0]
  let previous: Buffer | undefined
  let next = 1n
  let newest: Verdict['newest']
  let kept: Verdict['kept']
  const verdict = async (broken?: string): Promise<Verdict> => ({
    seals,
    entries,
    erased,
    open: (await written(db)) - entries,
    broken,
    newest,
    kept: outside && (kept ?? (broken === undefined ? 'missing' : 'unreached')),
  })
  for (let number = 1n; ; number += 1n) {
    const [seal] = await db.read<{ first: string; entries: string[]; digest: Buffer; horizon: string }>(
      sql`select first::text, entries::text[], digest, horizon::text from seal where number = ${number.toString()}::bigint`,
    )
    if (!seal) break
    if (BigInt(seal.first) !== next)
      return verdict(`seal ${number}: begins at ${seal.first} instead of ${next}`)
    const rows = await rowsOf(db, seal.entries)
    for (const id of seal.entries)
      if (!rows.has(id)) return verdict(`seal ${number}: entry ${id} was removed`)
    for (const row of rows.values()) {
      if (row.salt === null) erased += 1
      else if (!digestOf(row.salt, { ...row, name: row.actName }, row).equals(row.digest))
        return verdict(`seal ${number}: entry ${row.entry} was changed`)
    }
    const digest = sealDigest(
      previous,
      number,
      seal.entries.map((id) => rows.get(id)!.digest),
    )
    if (!digest.equals(seal.digest)) return verdict(`seal ${number}: does not fit its entries`)
    seals += 1
    entries += seal.entries.length
    next += BigInt(seal.entries.length)
    previous = digest
    newest = { number: number.toString(), digest: digest.toString('hex') }
    if (outside?.number === newest.number) kept = outside.digest === newest.digest ? 'fits' : 'differs'
  }
  // Up to where was read: the sealer goes on meanwhile.
  const reached = (next - 1n).toString()
  const [rest] = await db.read<{ slipped: string; torn: boolean }>(sql`
    select (select count(*) from entry e left join seal s on s.number = ${seals}::bigint where e.tx < s.horizon or e.id <= s.beyond)::text as slipped,
      exists (select from seal where number > ${seals}::bigint)
        and not exists (select from seal where number = ${seals + 1}::bigint) as torn`)
  if (rest && rest.slipped !== reached)
    return verdict(
      `${rest.slipped} entries stand before the last seal, which knows ${reached}: some were put in later`,
    )
  if (rest?.torn) return verdict(`seal ${seals + 1} was removed`)
  return verdict()
}

async function written(db: Database): Promise<number> {
  const [row] = await db.read<{ count: number }>(sql`select count(*)::int as count from entry`)
  return row!.count
}

async function rowsOf(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const rows =
    await db.read<Row>(sql`select e.id::text as entry, e.entity, e.record, e.version, e.client, e.changes, e.salt, e.digest,
    a.id, ${instantText(sql`a.at`)} as at, a."user", a.name as "actName", a.undoes
    from entry e join act a on a.id = e.act where e.id = any(${ids}::bigint[])`)
  return new Map(rows.map((row) => [row.entry, row]))
}
