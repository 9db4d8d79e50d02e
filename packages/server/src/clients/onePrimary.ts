import type { Entity } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { all, type Sql, sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import type { Act } from '../records/act.ts'
import type { Stored } from '../records/stored.ts'

/** Whichever is chosen as the main contact or place of a client, or as our default firm, takes over from the one before, in the same act. */
export async function movePrimary(db: Database, act: Act, entity: Entity, chosen: Stored): Promise<Stored> {
  if (chosen.primary !== true) return chosen
  for (const id of await otherPrimary(db, entity, chosen))
    await act.change(entity, id, { primary: false }, undefined, 'server')
  return chosen
}

/** Out of the bin comes no second main one: meanwhile another may have been chosen. */
export async function restoreBeside(db: Database, act: Act, entity: Entity, id: string): Promise<Stored> {
  const restored = await act.restore(entity, id)
  if (restored.primary !== true || (await otherPrimary(db, entity, restored)).length === 0) return restored
  return act.change(entity, id, { primary: false }, undefined, 'server')
}

async function otherPrimary(db: Database, { name, ownership }: Entity, { id, ...record }: Stored) {
  const conditions: Sql[] = [sql`t."primary" and t.deleted_at is null and t.id <> ${id}::uuid`]
  if (ownership.by === 'part') {
    const { client } = ownership
    conditions.push(sql`t.${sql.id(client)} = ${record[client]}::uuid`)
  }
  const rows = await db.read<{ id: string }>(
    sql`select t.id from ${sql.id(tableOf({ name }))} t where ${all(conditions)}`,
  )
  return rows.map((row) => row.id)
}
