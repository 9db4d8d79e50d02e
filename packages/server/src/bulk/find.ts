/** The filter is asked once, and what it finds is kept with the bulk change. */
import { type Entity, type Reader, scopeOf } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { all, type Sql, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { filterSql } from '../records/filter.ts'
import { filterOf } from '../records/list.ts'
import { rowsOf } from '../records/rows.ts'
import { readable } from '../records/scope.ts'
import { partSize, type StoredBulk } from './stored.ts'

/** Ids that are fetched, and kept, at once. */
const fetched = 20_000
/** Milliseconds that finding them all may take. */
const patience = 120_000

/** The rows of parts, from the part of this number on. Ordered by id: all who change many take them in one order. */
export function partsOf(bulk: string, ids: readonly string[], first = 0): Sql {
  const parts = Array.from({ length: Math.ceil(ids.length / partSize) }, (_, n) => ({
    bulk_change: bulk,
    part: first + n,
    records: ids.slice(n * partSize, (n + 1) * partSize),
    refused: [],
  }))
  return sql`insert into bulk_change_part select * from ${rowsOf('bulk_change_part', parts)}`
}

/**
 * Finds the records of a filter with the rights of whoever asks, and keeps them in parts. False, and nothing kept, if
 * another program is at it. They are read in a transaction that writes nothing, so that it holds up no seal.
 */
export async function findRecords(
  db: Database,
  reader: Reader,
  entity: Entity,
  { id, where }: StoredBulk,
): Promise<boolean> {
  if (scopeOf(reader, entity.name, 'read') === 'none') return setFound(db, id, 0)
  const filter = filterOf(entity, where ? JSON.stringify(where) : undefined, reader)
  const conditions = all([
    sql`t.deleted_at is null`,
    readable(reader, entity, 't') ?? truth,
    filter ? filterSql(reader, entity, filter, 't') : truth,
  ])
  return db.transaction(async (run) => {
    await run(sql`set local plan_cache_mode = force_custom_plan`)
    await run(sql`set local statement_timeout = ${sql.lit(patience)}`)
    const [lock] = await run<{ held: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`kartoteka bulk ${id}`}, 0)) as held`,
    )
    if (!lock?.held) return false
    // Of a program that died in the middle.
    await db.write(sql`delete from bulk_change_part where bulk_change = ${id}::uuid`)
    await run(sql`declare found no scroll cursor for
      select t.id from ${sql.id(tableOf(entity))} t where ${conditions} order by t.id`)
    let count = 0
    for (;;) {
      const rows = await run<{ id: string }>(sql`fetch ${sql.lit(fetched)} from found`)
      const ids = rows.map((row) => row.id)
      if (ids.length > 0) await db.write(partsOf(id, ids, count / partSize))
      count += ids.length
      if (ids.length < fetched) break
    }
    return setFound(db, id, count)
  })
}

async function setFound(db: Database, id: string, count: number): Promise<boolean> {
  await db.write(
    sql`update bulk_change set found = ${count} where id = ${id}::uuid and found is null and state = 'counting'`,
  )
  return true
}

/** The next records that are to be dealt with: the rest of the part that it is at. */
export async function nextRecords(
  db: Database,
  { id, done }: Pick<StoredBulk, 'id' | 'done'>,
): Promise<readonly string[]> {
  const [row] = await db.read<{
    records: readonly string[]
  }>(sql`select records[${done % partSize} + 1:] as records
    from bulk_change_part where bulk_change = ${id}::uuid and part = ${Math.floor(done / partSize)}`)
  return row?.records ?? []
}
