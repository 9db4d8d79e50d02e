/** What others have changed in records since a file left. */
import { type Entity, fieldOfKey } from '@kartoteka/model'
import type { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'

/** For each record that is newer than the version it left in, the fields that were changed since; one question for all. */
export async function changedSince(
  db: Database,
  entity: Entity,
  left: readonly { readonly id: string; readonly version: number }[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (left.length === 0) return new Map()
  const rows = await db.read<{ id: string; keys: readonly string[] }>(sql`
    select l.id, array_agg(distinct k) as keys
    from unnest(${left.map(({ id }) => id)}::uuid[], ${left.map(({ version }) => version)}::integer[]) as l(id, version)
    join entry e on e.record = l.id and e.version > l.version
    cross join lateral jsonb_object_keys(e.changes) k group by l.id`)
  return new Map(
    rows.map(({ id, keys }) => [id, new Set(keys.flatMap((key) => fieldOfKey(entity, key) ?? []))]),
  )
}
