import { entityNamed, sameValue } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import type { Act } from '../records/act.ts'

/** What an undo did, and what it left because it was changed since. */
export interface UndoReport {
  readonly undone: number
  readonly changedSince: readonly { readonly entity: string; readonly id: string }[]
  /** Where to go on, for an act of very many records. */
  readonly next: string | null
}

interface Entry {
  readonly id: string
  readonly entity: string
  readonly record: string
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

/**
 * Takes back a part of an act, newest entry first: what it made goes into the bin, what it changed gets its old values
 * where nobody changed them since, what it binned comes back. The rights are those of who undoes.
 */
export async function undoPart(
  db: Database,
  act: Act,
  undone: string,
  before?: string,
  limit = 500,
): Promise<UndoReport> {
  const entries = await db.read<Entry>(sql`select e.id::text, e.entity, e.record, e.changes from entry e
    where e.act = ${undone}::uuid and ${before === undefined ? sql`true` : sql`e.id < ${before}::bigint`} order by e.id desc limit ${sql.lit(limit)}`)
  if (entries.length === 0 && before === undefined) throw new Fault('notFound')
  for (const [name, group] of Map.groupBy(entries, ({ entity }) => entity))
    await act.know(
      entityNamed(name)!,
      group.map(({ record }) => record),
    )
  const changedSince: { entity: string; id: string }[] = []
  let count = 0
  for (const { entity: name, record, changes } of entries) {
    const entity = entityNamed(name)!
    const now = await act.get(entity, record, true)
    const made = Object.values(changes).every(([was]) => was === null) && (await isFirst(db, record, undone))
    const touchedSince = Object.entries(changes).some(([field, [, is]]) => !sameValue(now[field] ?? null, is))
    if (touchedSince || (made && now.version > 1 && (await changedByOthers(db, record, undone))))
      changedSince.push({ entity: name, id: record })
    else {
      if (made) await act.remove(entity, record)
      else if (changes.deletedAt)
        await (changes.deletedAt[0] === null ? act.restore(entity, record) : act.remove(entity, record))
      else
        await act.change(
          entity,
          record,
          Object.fromEntries(Object.entries(changes).map(([field, [was]]) => [field, was])),
          undefined,
          'server',
        )
      count += 1
    }
  }
  return { undone: count, changedSince, next: entries.length === limit ? entries.at(-1)!.id : null }
}

async function isFirst(db: Database, record: string, act: string): Promise<boolean> {
  const [row] = await db.read<{ first: boolean }>(
    sql`select e.act = ${act}::uuid as first from entry e where e.record = ${record}::uuid order by e.version limit 1`,
  )
  return row?.first ?? false
}

async function changedByOthers(db: Database, record: string, act: string): Promise<boolean> {
  const rows = await db.read(
    sql`select 1 from entry e where e.record = ${record}::uuid and e.act <> ${act}::uuid limit 1`,
  )
  return rows.length > 0
}
