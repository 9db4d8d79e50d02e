/** Which words find anything for a reader: the table of them is shared, the fields they are of are not. */
import { entities, isHidden, kindsOf, type Reader, scopeOf } from '@kartoteka/model'
import { all, column, type Sql, sql } from '../db/sql.ts'

/**
 * No words of records of which the reader may read none (a position is somebody's), and none by which a field that is hidden from them could be
 * guessed. A word does not say of which field it is, so with a hidden field goes every word of its kind.
 */
export function seenWords(reader: Reader, alias: string): Sql {
  const shut = entities.flatMap((entity) => {
    const { name, fields } = entity
    const roles = Object.entries(fields).flatMap(([field, { search }]) => (search ? [{ field, search }] : []))
    if (roles.length === 0) return []
    const ofEntity = sql`${column(alias, 'entity')} = ${sql.lit(name)}`
    const needed = name === 'position' ? [name, 'person'] : [name]
    if (needed.some((each) => scopeOf(reader, each, 'read') === 'none')) return [sql`not ${ofEntity}`]
    const hidden = roles.filter(({ field }) => isHidden(reader, entity, field))
    const kinds = [...new Set(hidden.flatMap(({ search }) => kindsOf(search)))]
    if (kinds.length === 0) return []
    return [
      sql`not (${ofEntity} and ${column(alias, 'kind')} in (${sql.join(kinds.map((each) => sql.lit(each)))}))`,
    ]
  })
  return all(shut)
}
