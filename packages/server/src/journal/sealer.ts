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
    const [last] =
      await run<Last>(sql`select number, horizon::text, beyond::text, (first + cardinality(entries))::text as next,
      digest, horizon > pg_snapshot_xmax(pg_current_snapshot()) as moved from seal order by number desc limit 1`)
    if (last?.moved) return sealRest(run, last)
    const beyond = last?.beyond ?? '0'
    // By the columns, not by what is read of them: as texts 98 comes behind 100.
    const entries = await run<{ id: string; tx: string; digest: Buffer; horizon: string }>(sql`
      select id::text, tx::text, digest, pg_snapshot_xmin(pg_current_snapshot())::text as horizon from entry
      where id > ${beyond}::bigint and tx >= ${last?.horizon ?? '0'}::xid8 and tx < pg_snapshot_xmin(pg_current_snapshot()) order by entry.tx, entry.id limit ${sql.lit(most + 1)}`)
    if (entries.length === 0) return 0
    const whole =
      wholeTransactions(entries) ??
      (await run<{ id: string; tx: string; digest: Buffer; horizon: string }>(sql`
      select id::text, tx::text, digest, (${entries[0]!.tx}::xid8::text::numeric + 1)::text as horizon from entry
      where id > ${beyond}::bigint and tx = ${entries[0]!.tx}::xid8 order by entry.id`))
    const horizon =
      entries.length <= most ? entries[0]!.horizon : (entries[whole.length]?.tx ?? whole[0]!.horizon)
    await put(run, last, whole, { horizon, beyond })
    return entries.length > most ? most : whole.length
  })
}

type Run = Parameters<Parameters<Database['transaction']>[0]>[0]

/** The newest seal. */
interface Last {
  readonly number: string
  /** Entries of transactions before this one are sealed. */
  readonly horizon: string
  /** And so are all up to this one, whatever their transactions: they were written in a cluster that the journal has left. */
  readonly beyond: string
  /** The place in the journal of the entry after it. */
  readonly next: string
  readonly digest: Buffer
  /** The journal was brought into a cluster that has not counted so many transactions. */
  readonly moved: boolean
}

/**
 * Seals what was not sealed in the cluster from which the journal was brought. Transactions are counted anew from here on, numbers
 * of entries are not: what has a higher one is written here.
 */
async function sealRest(run: Run, last: Last): Promise<number> {
  const rest = await run<{ id: string; digest: Buffer }>(sql`select id::text, digest from entry
    where id > ${last.beyond}::bigint and tx >= ${last.horizon}::xid8 order by entry.tx, entry.id`)
  const [brought] = await run<{
    beyond: string
  }>(sql`select greatest(max(e.id), ${last.beyond}::bigint)::text as beyond from (
    select unnest(entries) as id from seal union all select unnest(${rest.map(({ id }) => id)}::bigint[])) e`)
  await put(run, last, rest, { horizon: '0', beyond: brought!.beyond })
  return rest.length
}

/** Puts the seal on these entries behind the last one. */
async function put(
  run: Run,
  last: Last | undefined,
  entries: readonly { readonly id: string; readonly digest: Buffer }[],
  { horizon, beyond }: Pick<Last, 'horizon' | 'beyond'>,
): Promise<void> {
  const number = BigInt(last?.number ?? '0') + 1n
  const digest = sealDigest(
    last?.digest,
    number,
    entries.map((entry) => entry.digest),
  )
  const ids = entries.map(({ id }) => id)
  await run(sql`insert into seal (number, horizon, beyond, first, entries, digest)
    values (${number.toString()}::bigint, ${horizon}::xid8, ${beyond}::bigint, ${last?.next ?? '1'}::bigint, ${ids}::bigint[],
      ${`\\x${digest.toString('hex')}`}::bytea)`)
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
