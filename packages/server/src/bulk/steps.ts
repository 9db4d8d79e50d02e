/** What people do with a bulk change: begin, run, stop, take back, drop. */
import { at, type BulkDeed, type BulkState, type Entity, isId, mostChosen, refuse } from '@kartoteka/model'
import type { Database, Queries } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { newId } from '../id.ts'
import { addJob } from '../jobs/job.ts'
import type { Asking } from '../records/asking.ts'
import { filterOf } from '../records/list.ts'
import { refused } from '../records/refused.ts'
import { demandDeed, readDeed } from './deed.ts'
import { partsOf } from './find.ts'
import { notNow } from './refusals.ts'
import type { StoredBulk } from './stored.ts'
import { wholeNamed } from './world.ts'

/** What is asked for, understood. */
export interface Wanted {
  readonly entity: Entity
  readonly deed: BulkDeed
  /** The records, each once and in the order of their ids; undefined for those of a filter. */
  readonly ids: readonly string[] | undefined
  readonly where: unknown
}

/** The request, every part of it understood and allowed; else a fault, and nothing is kept. */
export async function readRequest(db: Database, asking: Asking, body: unknown): Promise<Wanted> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Fault('badRequest')
  const { entity: name, deed: said, ids, where, ...rest } = body as Record<string, unknown>
  const entity = typeof name === 'string' ? wholeNamed(asking.settings, name) : undefined
  if (!entity || Object.keys(rest).length > 0 || (ids === undefined) === (where === undefined))
    throw new Fault('badRequest')
  const deed = readDeed(said)
  await demandDeed(db, asking, entity, deed)
  if (ids !== undefined) return { entity, deed, ids: idsIn(ids), where: undefined }
  // What lies in the bin is in no list that a filter could be asked of.
  if (deed.does === 'restore') throw new Fault('badRequest')
  if (where !== null) filterOf(entity, JSON.stringify(where), asking.user)
  return { entity, deed, ids: undefined, where }
}

function idsIn(raw: unknown): readonly string[] {
  if (!Array.isArray(raw) || !raw.every(isId)) throw refused([at('ids', refuse('notReference'))])
  if (raw.length === 0) throw refused([at('ids', refuse('required'))])
  if (raw.length > mostChosen) throw refused([at('ids', refuse('tooMany', { max: mostChosen }))])
  return [...new Set(raw.map((id: string) => id.toLowerCase()))].sort()
}

/** Keeps it with its records, and lets it be counted; returns its id. */
export async function begin(db: Queries, asking: Asking, wanted: Wanted): Promise<string> {
  const { user, once } = asking
  const { entity, deed, ids, where } = wanted
  const id = newId()
  const filter = ids ? null : JSON.stringify(where)
  const kept = sql`insert into bulk_change (id, "user", once, entity, deed, filter, state, found)
    values (${id}::uuid, ${user.id}::uuid, ${once?.key ?? null}, ${entity.name}, ${JSON.stringify(deed)}::jsonb, ${filter}::jsonb, 'counting', ${ids?.length ?? null}::integer)
    on conflict ("user", once) do nothing returning id`
  const [made] = await db.write<{ id: string }>(kept)
  if (!made) return begunUnder(db, asking)
  if (ids) await db.write(partsOf(id, ids))
  await db.write(sql`select ${addJob('bulkCount', `bulkCount:${id}`, payload(id))}`)
  return id
}

/** The one that was begun under the key of a request. */
export async function begunUnder(db: Queries, { user, once }: Asking): Promise<string> {
  const [before] = await db.read<{ id: string }>(
    sql`select id from bulk_change where "user" = ${user.id}::uuid and once = ${once?.key ?? null}`,
  )
  if (!before) throw new Fault('notFound')
  return before.id
}

/** Lets it run, or go on where it stopped. */
export async function start(db: Queries, { id }: StoredBulk): Promise<void> {
  const fresh = sql`b.state = 'ready'`
  await moved(
    db,
    id,
    ['waiting', 'running', 'cancelling', 'done'],
    sql`with o as (select b.id, ${fresh} as fresh from bulk_change b where b.id = ${id}::uuid
        and (${fresh} or (b.state in ('cancelled', 'failed') and b.started_at is not null and b.undone is null)) for update),
    gone as (update bulk_change_part p set refused = '[]' from o where p.bulk_change = o.id and o.fresh and p.refused <> '[]'),
    b as (update bulk_change b set state = 'waiting', problem = null, ended_at = null,
      done = case when o.fresh then 0 else b.done end, started_at = coalesce(b.started_at, now()) from o where b.id = o.id returning b.id)
    select b.id, ${addJob('bulkRun', `bulkRun:${id}`, payload(id))} from b`,
  )
}

/** Stops it after the part that it is at. What is changed stays changed. */
export async function cancel(db: Queries, { id }: StoredBulk): Promise<void> {
  await db.write(sql`update bulk_change set
    state = case state when 'waiting' then 'cancelled' else 'cancelling' end,
    ended_at = case state when 'waiting' then now() end
    where id = ${id}::uuid and state in ('waiting', 'running')`)
}

/** Takes everything back that it has changed. */
export async function takeBack(db: Queries, { id }: StoredBulk, { user }: Asking): Promise<void> {
  const by = JSON.stringify({ records: 0, left: 0, examples: [], by: user.id })
  await moved(
    db,
    id,
    ['undoing', 'undone'],
    sql`with b as (update bulk_change set state = 'undoing', problem = null, ended_at = null,
      undone = coalesce(undone, '{}') || case when undone is null then ${by}::jsonb else json_build_object('by', ${user.id}::text)::jsonb end
      where id = ${id}::uuid and state in ('done', 'cancelled', 'failed') and started_at is not null returning id)
    select b.id, ${addJob('bulkUndo', `bulkUndo:${id}`, payload(id))} from b`,
  )
}

/** Drops one that was not run: nothing has been done. */
export async function drop(db: Queries, { id }: StoredBulk): Promise<void> {
  const rows = await db.write(
    sql`delete from bulk_change where id = ${id}::uuid and started_at is null returning id`,
  )
  if (rows.length === 0) throw notNow()
}

const payload = (id: string): Sql => sql`json_build_object('id', ${id}::text)`

/** A move that may have been made already; a fault if it cannot be made from where it is. */
async function moved(db: Queries, id: string, already: readonly BulkState[], step: Sql): Promise<void> {
  if ((await db.write(step)).length > 0) return
  const [now] = await db.read<{ state: BulkState }>(sql`select state from bulk_change where id = ${id}::uuid`)
  if (!now || !already.includes(now.state)) throw notNow()
}
