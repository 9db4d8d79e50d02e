import { type AboutCounts, type Entity, entityNamed, isHidden, type Reader, scopeOf } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { column, sql, truth } from '../db/sql.ts'
import { snake, tableOf } from '../db/tables.ts'
import { linksTo } from '../records/links.ts'
import { readable } from '../records/scope.ts'

/** How many notes, files and links that the reader may read are about each of these records; what has none is not named. */
export async function countsAbout(
  db: Database,
  reader: Reader,
  { name }: Entity,
  ids: readonly string[],
): Promise<AboutCounts> {
  const seen = linksTo(name).filter(
    ({ entity, field }) =>
      scopeOf(reader, entity.name, 'read') !== 'none' && !isHidden(reader, entity, field),
  )
  if (seen.length === 0 || ids.length === 0) return {}
  const counts = seen.map(({ entity, field }) => {
    const about = column('t', `${snake(field)}_id`)
    return sql`select ${about} as id, ${sql.lit(entity.name)} as entity, count(*)::int as count from ${sql.id(tableOf(entity))} t
      where ${about} = any(${ids}::uuid[]) and t.deleted_at is null and ${readable(reader, entity, 't') ?? truth} group by 1`
  })
  const rows = await db.read<{ id: string; entity: string; count: number }>(
    sql.join(counts, sql` union all `),
  )
  const found: Record<string, Record<string, number>> = {}
  for (const { id, entity, count } of rows) found[id] = { ...found[id], [entity]: count }
  return found
}

/** The entity of that name, if something may be about its records. */
export const subjectNamed = (name: string): Entity | undefined =>
  linksTo(name).length > 0 ? entityNamed(name) : undefined
