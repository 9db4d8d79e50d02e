/** What people do with an import: bring a file, change the preview, run, stop, take back. */
import { type ImportRequest, type ImportState, largestImport, scopeOf, type Words } from '@kartoteka/model'
import type { Queries } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { fileOf, isKept, keepFile } from '../files/keep.ts'
import { newId } from '../id.ts'
import { addJob } from '../jobs/job.ts'
import type { Asking } from '../records/asking.ts'
import { planFor, type Said, saidAnew, tellsWhom } from './plan.ts'
import { fileRefused, notNow } from './refusals.ts'
import { planAsBefore } from './remembered.ts'
import { loadImport, nothingUndone, type Plan, type StoredImport } from './stored.ts'
import { makeRoom } from './sweep.ts'
import type { ImportWorld } from './world.ts'

export const importTooLarge = () =>
  fileRefused({ code: 'importTooLarge', params: { max: largestImport / 1_000_000_000 } }, 'tooLarge')

/** Keeps a file and makes an import of it; returns its id. A file that is no table is refused, and nothing is kept. */
export async function bring(
  { db, config }: ImportWorld,
  asking: Asking,
  words: Words,
  called: string,
  content: AsyncIterable<Buffer>,
): Promise<string> {
  const { user, once } = asking
  // Judged before it has its place among the contents: one that is thrown away there may be somebody else's by then.
  const judge = async (path: string, hash: string) => {
    await broughtBefore(db, asking, hash)
    return planFrom(db, asking, words, path)
  }
  const kept = await keepFile(config.folder, content, largestImport, judge).catch((error: unknown) => {
    throw error instanceof Fault && error.code === 'tooLarge' ? importTooLarge() : error
  })
  const { hash, size, judged: plan } = kept
  const id = newId()
  const [made] = await db.write<{
    id: string
  }>(sql`insert into import (id, "user", once, file, name, size, state, plan)
    values (${id}::uuid, ${user.id}::uuid, ${once?.key ?? null}, ${hash}, ${plainName(called)}, ${size}::bigint, 'ready', ${JSON.stringify(plan)}::jsonb)
    on conflict ("user", once) do nothing returning id`)
  if (!made) return (await broughtBefore(db, asking, hash))!
  await makeRoom({ db, config }, user.id)
  return id
}

/** The import that was brought under the key of the request before; a fault if that was another file. */
async function broughtBefore(db: Queries, { user, once }: Asking, hash: string): Promise<string | undefined> {
  if (!once) return undefined
  const [before] = await db.read<{ id: string; file: string | null }>(
    sql`select id, file from import where "user" = ${user.id}::uuid and once = ${once.key}`,
  )
  if (before && before.file !== null && before.file !== hash) throw new Fault('keyReused')
  return before?.id
}

/** The plan for a file; a fault if it is no table, or none that this user may bring in. */
async function planFrom(db: Queries, asking: Asking, words: Words, path: string): Promise<Plan> {
  const plan = await planAsBefore(db, path, asking, words)
  if ('problem' in plan) throw fileRefused(plan.problem)
  if (!plan.returned && scopeOf(asking.user, 'client', 'create') === 'none') throw new Fault('forbidden')
  return plan
}

/** What the file is called, to be shown and nothing else. */
const plainName = (called: string): string => called.toWellFormed().replace(/\p{C}/gu, '').trim().slice(-200)

/**
 * Says it otherwise than it was guessed; one that was taken back begins anew. Of two changes at once the second is made
 * to what the first has left.
 */
export async function replan(
  db: Queries,
  world: Pick<ImportWorld, 'config'>,
  asking: Asking,
  words: Words,
  { id, file, plan }: StoredImport,
  request: ImportRequest,
): Promise<void> {
  if (file === null || !isKept(world.config.folder, file))
    throw fileRefused({ code: 'fileIsGone', params: {} })
  const said: Said = saidAnew(plan, request)
  const path = fileOf(world.config.folder, file)
  // Another sheet is another table, with headings of its own.
  const next =
    request.sheet === undefined
      ? await planFor(path, asking, words, said)
      : await planAsBefore(db, path, asking, words, said)
  if ('problem' in next) throw fileRefused(next.problem)
  const rows =
    await db.write(sql`with i as (update import set plan = ${JSON.stringify(next)}::jsonb, state = 'ready', checked = null,
      problem = null, ${begunAnew(sql`state = 'undone'`)}
      where id = ${id}::uuid and state in ('ready', 'checking', 'undone') and plan = ${JSON.stringify(plan)}::jsonb returning id),
    gone as (delete from import_reject r using i where r.import = i.id)
    select id from i`)
  if (rows.length > 0) return
  const now = await loadImport(db, id)
  if (!now || !['ready', 'checking', 'undone'].includes(now.state)) throw notNow()
  await replan(db, world, asking, words, now, request)
}

/** What is written when an import begins anew, if that is so; else it stays. */
const begunAnew = (fresh: Sql): Sql => sql`line = case when ${fresh} then 0 else line end,
  bytes = case when ${fresh} then 0 else bytes end, counts = case when ${fresh} then '{}' else counts end,
  act = case when ${fresh} then null else act end, started_at = case when ${fresh} then null else started_at end,
  ended_at = null, undo_act = null, undo_before = null, undone = null`

/** Lets it run, or go on where it stopped; one that was taken back begins anew. */
export async function start(db: Queries, { id, plan }: StoredImport): Promise<void> {
  if (!tellsWhom(plan)) throw fileRefused({ code: 'nothingToFill', params: {} })
  await moved(
    db,
    id,
    ['waiting', 'running', 'cancelling'],
    sql`with i as (update import set state = 'waiting', problem = null, ${begunAnew(sql`state in ('ready', 'undone')`)}
      where id = ${id}::uuid and (state in ('ready', 'cancelled', 'undone') or (state = 'failed' and undo_act is null)) returning id, line),
    gone as (delete from import_reject r using i where r.import = i.id and i.line = 0)
    select i.id, ${addJob('import', `import:${id}`, payload(id))} from i`,
  )
}

/** Looks what would happen to every row. */
export async function check(db: Queries, { id, plan }: StoredImport): Promise<void> {
  if (!tellsWhom(plan)) throw fileRefused({ code: 'nothingToFill', params: {} })
  await moved(
    db,
    id,
    ['checking'],
    sql`with i as (update import set state = 'checking', bytes = 0, checked = null, problem = null
      where id = ${id}::uuid and state = 'ready' returning id),
    gone as (delete from import_reject r using i where r.import = i.id)
    select i.id, ${addJob('importCheck', `check:${id}`, payload(id))} from i`,
  )
}

/** Stops it after the part that it is at. What is kept stays. */
export async function cancel(db: Queries, { id }: StoredImport): Promise<void> {
  await db.write(sql`update import set
    state = case state when 'checking' then 'ready' when 'waiting' then 'cancelled' else 'cancelling' end
    where id = ${id}::uuid and state in ('checking', 'waiting', 'running')`)
}

/** Takes everything back that it has made. */
export async function takeBack(db: Queries, { id }: StoredImport, { user }: Asking): Promise<void> {
  const by = JSON.stringify({ ...nothingUndone, by: user.id })
  await moved(
    db,
    id,
    ['undoing', 'undone'],
    sql`with i as (update import set state = 'undoing', problem = null, ended_at = null,
      undone = coalesce(undone, ${by}::jsonb)
      where id = ${id}::uuid and state in ('done', 'cancelled', 'failed') returning id)
    select i.id, ${addJob('importUndo', `undo:${id}`, payload(id))} from i`,
  )
}

const payload = (id: string): Sql => sql`json_build_object('id', ${id}::text)`

/** A move that may have been made already; a fault if it cannot be made from where the import is. */
async function moved(db: Queries, id: string, already: readonly ImportState[], move: Sql): Promise<void> {
  if ((await db.write(move)).length > 0) return
  const [now] = await db.read<{ state: ImportState }>(sql`select state from import where id = ${id}::uuid`)
  if (!now || !already.includes(now.state)) throw notNow()
}
