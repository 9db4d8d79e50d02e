/** To which records a label may be given. */
import {
  at,
  closedBy,
  type Entity,
  type Label,
  type Labelled,
  labelled,
  mayCarry,
  type Refusal,
  refuse,
  registry,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { linkTableOf, tableOf } from '../db/tables.ts'
import type { Staged } from '../records/stored.ts'

/** The refusal for a label that is not meant for records of this entity. */
export const notFor = (label: Label, entity: Entity): Refusal | undefined =>
  mayCarry(label, entity)
    ? undefined
    : refuse('labelNotFor', { name: label.name, kinds: label.recordTypes.join(', ') })

/** No label is closed to records that carry it: nobody could tell why they do. */
export async function stillCarried(db: Database, staged: readonly Staged[]): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = []
  for (const { entity, before, after } of staged) {
    if (entity.name !== 'label' || !before || after.deletedAt !== null) continue
    const closed = closedBy(before as unknown as Label, after as unknown as Label)
    if (closed.length === 0) continue
    const counts = await carriedBy(db, after.id, closed)
    const kinds = labelled.filter((name) => (counts[name] ?? 0) > 0)
    const count = kinds.reduce((sum, name) => sum + (counts[name] ?? 0), 0)
    if (count > 0)
      refusals.push(at('recordTypes', refuse('labelCarried', { count, kinds: kinds.join(', ') })))
  }
  return refusals
}

/** How many records that are not in the bin carry the label. */
async function carriedBy(
  db: Database,
  label: string,
  entities: readonly Labelled[],
): Promise<Readonly<Partial<Record<Labelled, number>>>> {
  const counts = entities.map((name) => {
    const entity = registry[name] as unknown as Entity
    return sql`(select count(*)::int from ${sql.id(linkTableOf(entity, 'labels'))} l
      join ${sql.id(tableOf(entity))} t on t.id = l.record
      where l.target = ${label}::uuid and t.deleted_at is null) as ${sql.id(name)}`
  })
  const [row] = await db.read<Partial<Record<Labelled, number>>>(sql`select ${sql.join(counts)}`)
  return row ?? {}
}
