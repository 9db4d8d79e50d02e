/** The job that looks what would become of every row, without keeping anything: the import itself, on what it would have made. */
import type { ImportCounts } from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import { isKept } from '../files/keep.ts'
import type { Again } from '../jobs/job.ts'
import { Act } from '../records/act.ts'
import { guarded } from './faults.ts'
import { Labels } from './labels.ts'
import { type Part, partsOf } from './parts.ts'
import { insertRejects, move, plus } from './progress.ts'
import type { RowRead } from './row.ts'
import type { PartTaken } from './rows.ts'
import { loadImport, nothingYet, type StoredImport, type Tally } from './stored.ts'
import { readerOf, takePart } from './takes.ts'
import type { OwnSession } from './turn.ts'
import { askingFor, type ImportWorld } from './world.ts'
import { openWouldBe } from './wouldBe.ts'

/** Checks an import to its end, or until it is stopped. Begins anew when it is repeated. */
export const checkImport = (
  world: ImportWorld,
  id: string,
  signal: AbortSignal,
): Promise<Again | undefined> =>
  guarded(world, id, ['checking'], (own) => check(world, id, signal, own), 'ready')

async function check(
  world: ImportWorld,
  id: string,
  signal: AbortSignal,
  own: OwnSession,
): Promise<Again | undefined> {
  const { db, config } = world
  const now = await loadImport(db, id)
  if (now?.state !== 'checking') return undefined
  if (now.file === null || !isKept(config.folder, now.file)) {
    await move(db, id, ['checking'], 'ready', { code: 'fileIsGone', params: {} })
    return undefined
  }
  await db.write(sql`with i as (update import set bytes = 0 where id = ${id}::uuid and state = 'checking' returning id)
    delete from import_reject r using i where r.import = i.id`)
  const parts = partsOf(config.folder, now.file, now.plan, 0)
  try {
    return await checkAll(world, now, parts, signal, own)
  } finally {
    await parts.return()
  }
}

async function checkAll(
  world: ImportWorld,
  now: StoredImport,
  parts: AsyncIterable<Part>,
  signal: AbortSignal,
  own: OwnSession,
): Promise<Again | undefined> {
  const { db } = world
  const { id, plan, user } = now
  const wouldBe = await openWouldBe(own)
  let counts: Tally = nothingYet
  let reached = 0
  let labels: Labels | undefined
  for await (const { rows, bytes, end } of parts) {
    if (signal.aborted) return { again: 0 }
    const asking = await askingFor(world, user)
    if (!asking) {
      await move(db, id, ['checking'], 'ready', { code: 'userIsGone', params: {} })
      return undefined
    }
    const act = new Act(db, asking)
    labels ??= new Labels(act, 0)
    const read = rows.map(await readerOf(plan, asking))
    // Rows of a file that left here before concern a record each, and make none that a later one could mean.
    const before = plan.returned
      ? undefined
      : { ...(await wouldBe.before(read as unknown as readonly RowRead[])), labels }
    const part: PartTaken = await takePart(db, act, plan, read, { importAct: null, before })
    if (before) await wouldBe.keep(part.made)
    counts = plus(counts, part.tally)
    const rejects = part.taken.filter(({ problems }) => problems.length > 0)
    const going = await db.write(sql`with i as (update import set bytes = ${bytes}::bigint
        where id = ${id}::uuid and state = 'checking' and bytes = ${reached}::bigint and plan = ${JSON.stringify(plan)}::jsonb returning id),
      r as (${insertRejects(id, rejects, sql`exists (select from i)`)}) select id from i`)
    if (going.length === 0) return undefined
    reached = bytes
    if (end) break
  }
  const { newLabels: _, ...checked } = counts
  await db.write(sql`update import set state = 'ready', checked = ${JSON.stringify(checked satisfies ImportCounts)}::jsonb
    where id = ${id}::uuid and state = 'checking' and bytes = ${reached}::bigint and plan = ${JSON.stringify(plan)}::jsonb`)
  return undefined
}
