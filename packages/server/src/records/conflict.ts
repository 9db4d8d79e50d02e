import { type Entity, fieldOfKey, isHidden, sameValue } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import type { Asking } from './asking.ts'
import { seen, seenValue } from './seen.ts'
import type { Stored } from './stored.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Whether what the writer touched was changed by others since the version the writer saw. Fields that mean something only
 * together count as one. Undefined if both can be kept; else the fault that shows base, theirs and mine, field by field.
 */
export async function changedMeanwhile(
  db: Database,
  asking: Asking,
  entity: Entity,
  now: Stored,
  since: number,
  touched: Values,
): Promise<Fault | undefined> {
  const entries = await db.read<{ changes: Record<string, [unknown, unknown]> }>(
    sql`select changes from entry where record = ${now.id}::uuid and version > ${since} and version <= ${now.version} order by version`,
  )
  const bases = new Map<string, unknown>()
  for (const { changes } of entries)
    for (const [key, [before]] of Object.entries(changes)) {
      const field = fieldOfKey(entity, key)
      if (field !== undefined && !bases.has(field)) bases.set(field, before)
    }
  const theirs = [...bases.keys()]
  // What is hidden from the writer they have not touched: it follows from something else.
  const mine = Object.keys(touched).filter(
    (field) => !isHidden(asking.user, entity, field) && !sameValue(now[field], touched[field]),
  )
  const same = (one: string, other: string) =>
    one === other || entity.together.some((group) => group.includes(one) && group.includes(other))
  const fields = mine.filter((field) => theirs.some((other) => same(field, other)))
  if (fields.length === 0) return undefined
  const value = (field: string, of: unknown) => seenValue(asking, entity, field, now, of) ?? null
  return new Fault('changedMeanwhile', {
    now: seen(asking, entity, now),
    conflicts: fields.map((field) => ({
      field,
      base: value(field, bases.has(field) ? bases.get(field) : now[field]),
      theirs: value(field, now[field]),
      mine: touched[field] ?? null,
    })),
  })
}
