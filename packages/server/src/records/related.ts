/** What a list shows of other records that lead to its own, as far as its reader may see it; see `related` in the kit. */
import { type Entity, entityNamed, isHidden, type Reader, type Related, toldBy } from '@kartoteka/model'
import { keptAs } from '../db/custom/index.ts'
import { all, column, nothing, type Sql, sql, truth } from '../db/sql.ts'
import { snake, tableOf } from '../db/tables.ts'
import { readable } from './scope.ts'
import { placeOf } from './select.ts'

/** Each as a column of JSON of the records under this alias: `… as "clients"`. */
export function relatedColumns(
  reader: Reader,
  { related }: Entity,
  alias: string,
  fields: readonly string[] = Object.keys(related),
): readonly Sql[] {
  return Object.entries(related)
    .filter(([name]) => fields.includes(name))
    .map(([name, each]) => sql`${shownOf(reader, each, alias)} as ${sql.id(name)}`)
}

function shownOf(reader: Reader, each: Related, alias: string): Sql {
  const records = recordsOf(reader, each, sql`= ${column(alias, 'id')}`)
  if (!records) return sql`null`
  const { entity, shows, field, first } = each
  const other = entityNamed(entity)!
  const value = keptAs(shows, other.fields[shows]!).read(placeOf(other, shows, 'o'))
  // The order would tell of a hidden field too.
  const main = isHidden(reader, other, first) ? nothing : sql`o.${sql.id(snake(first))} desc, `
  const order = sql`${main}o.created_at, o.id`
  return field.kind === 'references'
    ? sql`(select json_agg(${value} order by ${order}) ${records})`
    : sql`(select ${value} ${records} order by ${order} limit 1)`
}

/** The records that lead to those asked for; undefined if the reader may not see that they do, or what they would show. */
function recordsOf(reader: Reader, each: Related, to: Sql): Sql | undefined {
  const { entity, by, only } = each
  const other = entityNamed(entity)!
  if (toldBy(each).some((field) => isHidden(reader, other, field))) return undefined
  const conditions = [
    sql`o.${sql.id(snake(by))} ${to} and o.${sql.id(snake(only))} and o.deleted_at is null`,
    readable(reader, other, 'o') ?? truth,
  ]
  return sql`from ${sql.id(tableOf(other))} o where ${all(conditions)}`
}

/** Ids and titles of the records that the rows of a relation `x` are shown to lead to. */
export function titlesOfRelated(
  reader: Reader,
  { related }: Entity,
  relation: Sql,
  fields: readonly string[] = Object.keys(related),
): readonly Sql[] {
  return Object.entries(related).flatMap(([name, each]) => {
    const target = entityNamed(each.field.target ?? '')
    if (!fields.includes(name) || !target || isHidden(reader, target, target.title)) return []
    const records = recordsOf(reader, each, sql`in (select x.id from ${relation} x)`)
    if (!records) return []
    return [
      sql`select r.id, r.${sql.id(target.title)} as title from ${sql.id(tableOf(target))} r
        where r.id in (select o.${sql.id(snake(each.shows))} ${records}) and ${readable(reader, target, 'r') ?? truth}`,
    ]
  })
}
