import { type Entity, type Filter, fieldNamed, foldedName } from '@kartoteka/model'
import { keptAs } from '../db/custom/index.ts'
import { all, any, column, literally, type Sql, sql } from '../db/sql.ts'
import { placeOf } from './select.ts'

/** A checked filter as a condition on the entity's table under this alias. */
export function filterSql(entity: Entity, filter: Filter, alias: string): Sql {
  if ('all' in filter) return all(filter.all.map((each) => filterSql(entity, each, alias)))
  if ('any' in filter) return any(filter.any.map((each) => filterSql(entity, each, alias)))
  const field = fieldNamed(entity, filter.field)
  if (!field) throw new Error(`${entity.name} has no field ${filter.field}`)
  // A client's name is looked for as search does: folded, where the index of substrings is.
  if (entity.name === 'client' && filter.field === 'name' && filter.is === 'contains')
    return sql`${column(alias, 'folded')} like ${`%${literally(foldedName(String(filter.value)))}%`}`
  return keptAs(filter.field, field).where(placeOf(entity, filter.field, alias), filter.is, filter.value)
}
