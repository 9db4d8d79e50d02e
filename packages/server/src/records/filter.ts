import {
  type Entity,
  type Filter,
  type FilterField,
  filterFieldNamed,
  foldedName,
  type Reader,
} from '@kartoteka/model'
import { keptAs } from '../db/custom/index.ts'
import { all, any, column, literally, nothing, type Sql, sql, truth } from '../db/sql.ts'
import { snake, tableOf } from '../db/tables.ts'
import { eachAlone, readable, readableAtClient } from './scope.ts'
import { placeOf } from './select.ts'

/**
 * A checked filter as a condition on the entity's table under this alias, for somebody who looks. Records met one after
 * the other look up what belongs to each (`eachAlone`); where all are collected, PostgreSQL joins as it likes.
 */
export function filterSql(
  reader: Reader,
  entity: Entity,
  filter: Filter,
  alias: string,
  met: 'together' | 'each' = 'together',
): Sql {
  const part = (each: Filter) => filterSql(reader, entity, each, alias, met)
  if ('all' in filter) return all(filter.all.map(part))
  if ('any' in filter) return any(filter.any.map(part))
  if ('not' in filter) {
    const inner = part(filter.not)
    // Only so does PostgreSQL join what there is none of, rather than look for each record.
    if ('field' in filter.not && filterFieldNamed(entity, filter.not.field)?.near) return sql`not ${inner}`
    // A town that is not known is not Łódź either.
    return sql`(${inner}) is not true`
  }
  const found = filterFieldNamed(entity, filter.field)
  if (!found) throw new Error(`${entity.name} has no field ${filter.field}`)
  return found.near
    ? sql`exists (${nearRecords(reader, entity, found, alias)} and ${conditionOn(found, filter, 'n')} ${met === 'each' ? eachAlone : nothing})`
    : conditionOn(found, filter, alias)
}

type Condition = Extract<Filter, { readonly field: string }>

function conditionOn(found: FilterField, { is, value }: Condition, alias: string): Sql {
  const { of, own, field } = found
  if (is === 'between') {
    const [from, to] = value as readonly unknown[]
    return all([
      conditionOn(found, { field: own, is: 'from', value: from }, alias),
      conditionOn(found, { field: own, is: 'to', value: to }, alias),
    ])
  }
  // A client's name is looked for as search does: folded, where the index of substrings is.
  if (of.name === 'client' && own === 'name' && is === 'contains')
    return sql`${column(alias, 'folded')} like ${`%${literally(foldedName(String(value)))}%`}`
  return keptAs(own, field).where(placeOf(of, own, alias), is, value)
}

/**
 * The records that belong to this one. Where a third entity stands between, they are read through this one, which may be
 * read; so are a client's own. What is of a client that is not this one has to be readable by itself.
 */
function nearRecords(reader: Reader, entity: Entity, { near }: FilterField, alias: string): Sql {
  const { entity: other, by } = near!
  const table = sql.id(tableOf(other))
  const here = column(alias, 'id')
  if (typeof by !== 'string') {
    const between = sql.id(tableOf(by.entity))
    return sql`select from ${between} b join ${table} n on n.id = ${column('b', snake(by.there))}
      where ${column('b', snake(by.here))} = ${here} and b.deleted_at is null and n.deleted_at is null`
  }
  const rights = (entity.name === 'client' ? readableAtClient : readable)(reader, other, 'n') ?? truth
  return sql`select from ${table} n where ${column('n', snake(by))} = ${here} and n.deleted_at is null and ${rights}`
}
