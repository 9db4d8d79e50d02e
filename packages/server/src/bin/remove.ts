/** Removes records from the bin for good, journalled, in one statement that holds whole or not at all. */
import { instantOf } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { newId } from '../id.ts'
import { type ActRow, actColumns, type EntryRow, entryColumns, withDigest } from '../journal/entry.ts'
import type { Touched } from '../records/perform.ts'
import { insert, rowsOf } from '../records/rows.ts'
import type { Due, Emptied } from './due.ts'

/** The name of the acts that empty the bin. */
export const emptying = 'bin.empty'

export interface Chunk {
  readonly records: readonly Due[]
  /** What stays for now while that goes which hangs on it or is about it: it must still lie in the bin. */
  readonly binned: { readonly entity: Emptied; readonly ids: readonly string[] }
}

/** Removes them, or none (40001, 23503) when one was restored, changed or named meanwhile. */
export async function removeChunk(
  db: Database,
  { records, binned }: Chunk,
  now: Date,
  limit: string,
): Promise<readonly Touched[]> {
  const act: ActRow = { id: newId(), at: instantOf(now), user: null, name: emptying, undoes: null }
  await db.write(
    sql`with ${sql.join([
      sql`act_row as (${insert('act', actColumns, [act])})`,
      ...deletions(records),
      sql`old_words as (delete from word where client = any(${clientsAmong(records)}::uuid[]))`,
      // Whoever takes such a record out of the bin just now is waited for.
      sql`still as (select from ${sql.id(tableOf({ name: binned.entity }))} where id = any(${binned.ids}::uuid[]) and deleted_at < ${limit}::timestamptz for update)`,
      sql`entries as (${insert(
        'entry',
        entryColumns,
        records.map((record) => withDigest(act, entryOf(record))),
      )})`,
    ])} select must_be(${counted(records)} + (select count(*) from still), ${records.length + binned.ids.length}::bigint)`,
  )
  return records.map(({ entity, id, version, client }) => ({
    entity,
    id,
    version: version + 1,
    client: entity === 'client' ? id : client,
  }))
}

/** Nothing differs: what the record was stands in the entries before, and the act says what became of it. */
const entryOf = ({ entity, id, version, client }: Due): EntryRow => ({
  entity,
  record: id,
  version: version + 1,
  client: entity === 'client' ? id : client,
  changes: {},
})

const clientsAmong = (records: readonly Due[]): readonly string[] =>
  records.filter(({ entity }) => entity === 'client').map(({ id }) => id)

const kinds = (records: readonly Due[]) => [...Map.groupBy(records, ({ entity }) => entity)]

/** What links a client to its team and labels goes with the client, as the tables themselves say. */
function deletions(records: readonly Due[]): readonly Sql[] {
  return kinds(records).map(([name, group]) => {
    const table = tableOf({ name })
    const rows = rowsOf(
      table,
      group.map(({ id, version }) => ({ id, version })),
    )
    return sql`${sql.id(`gone_${table}`)} as (delete from ${sql.id(table)} t using ${rows} n
      where t.id = n.id and t.version = n.version returning t.id)`
  })
}

const counted = (records: readonly Due[]): Sql =>
  sql.join(
    kinds(records).map(([name]) => sql`(select count(*) from ${sql.id(`gone_${tableOf({ name })}`)})`),
    sql` + `,
  )
