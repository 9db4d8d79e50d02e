import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Milliseconds between two looks. */
const pause = 250
/** Entries a seal holds at most. */
const most = 5_000

/** Runs the sealer until it is stopped; one process at a time holds the lock, the others look on. */
export function runSealer(db: Database, log: (line: string) => void): { stop(): Promise<void> } {
  let stopped = false
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout
  const round = async () => {
    try {
      while (!stopped && (await sealOnce(db)) === most);
    } catch (error) {
      if (!stopped) log(`sealer: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const next = () => {
    timer = setTimeout(() => {
      running = round().then(() => {
        if (!stopped) next()
      })
    }, pause)
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/**
 * Seals the entries whose transactions have all ended: none of an older transaction can still appear before them. Returns
 * how many were sealed.
 */
export async function sealOnce(db: Database): Promise<number> {
  return db.transaction(async (run) => {
    const [lock] = await run<{ held: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('kartoteka sealer')) as held`,
    )
    if (!lock?.held) return 0
    const [last] = await run<{ number: string; horizon: string; next: string; digest: Buffer }>(
      sql`select number, horizon::text, (first + cardinality(entries))::text as next, digest from seal order by number desc limit 1`,
    )
    // By the columns, not by what is read of them: as texts 98 comes behind 100.
    const entries = await run<{ id: string; tx: string; digest: Buffer; horizon: string }>(sql`
      select id::text, tx::text, digest, pg_snapshot_xmin(pg_current_snapshot())::text as horizon from entry
      where tx >= ${last?.horizon ?? '0'}::xid8 and tx < pg_snapshot_xmin(pg_current_snapshot()) order by entry.tx, entry.id limit ${sql.lit(most + 1)}`)
    if (entries.length === 0) return 0
    const whole =
      wholeTransactions(entries) ??
      (await run<{ id: string; tx: string; digest: Buffer; horizon: string }>(sql`
      select id::text, tx::text, digest, (${entries[0]!.tx}::xid8::text::numeric + 1)::text as horizon from entry where tx = ${entries[0]!.tx}::xid8 order by entry.id`))
    const number = BigInt(last?.number ?? '0') + 1n
    const digest = sealDigest(
      last?.digest,
      number,
      whole.map((entry) => entry.digest),
    )
    const ids = whole.map(({ id }) => id)
    const horizon =
      entries.length <= most ? entries[0]!.horizon : (entries[whole.length]?.tx ?? whole[0]!.horizon)
    await run(sql`insert into seal (number, horizon, first, entries, digest)
      values (${number.toString()}::bigint, ${horizon}::xid8, ${last?.next ?? '1'}::bigint, ${ids}::bigint[], ${`\\x${digest.toString('hex')}`}::bytea)`)
    return entries.length > most ? most : whole.length
  })
}

/**
 * The horizon stands between transactions: the last one that was not read to its end waits for the next seal. Undefined
 * when a single transaction is larger than a seal should be: it must be read whole.
 */
function wholeTransactions<E extends { readonly tx: string }>(
  entries: readonly E[],
): readonly E[] | undefined {
  if (entries.length <= most) return entries
  const cut = entries.at(-1)!.tx
  const before = entries.filter(({ tx }) => tx !== cut)
  return before.length > 0 ? before : undefined
}

/** SHA-256 over the previous seal, this one's number and the digests of its entries, in order. */
export function sealDigest(previous: Buffer | undefined, number: bigint, digests: readonly Buffer[]): Buffer {
  const hash = createHash('sha256')
    .update(previous ?? Buffer.alloc(32))
    .update(number.toString())
  for (const digest of digests) hash.update(digest)
  return hash.digest()
}
