import type { Linked } from '@kartoteka/model'
import { all, any, column, falsehood, sql } from '../sql.ts'
import type { Columns, Place } from './column.ts'

const parts = ({ alias, name }: Place) => ({
  type: column(alias, `${name}_type`),
  id: column(alias, `${name}_id`),
})

/** Which entity it is of, and its id. No foreign key leads to several tables: triggers keep what it would promise. */
export const link: Columns = {
  columns: (name) => [
    { name: `${name}_type`, type: 'text' },
    { name: `${name}_id`, type: 'uuid' },
  ],
  indexed: (name) => `${name}_id`,
  read: (place) => {
    const { type, id } = parts(place)
    return sql`case when ${id} is null then null else json_build_object('entity', ${type}, 'id', ${id}) end`
  },
  row: (value, name) => {
    const linked = value as Linked | null | undefined
    return { [`${name}_type`]: linked?.entity ?? null, [`${name}_id`]: linked?.id ?? null }
  },
  where: (place, is, value) => {
    const { type, id } = parts(place)
    const isOne = (one: unknown) => {
      const linked = one as Linked
      return all([sql`${id} = ${linked.id}::uuid`, sql`${type} = ${linked.entity}`])
    }
    if (is === 'is') return isOne(value)
    if (is === 'isNot') return sql`${isOne(value)} is not true`
    if (is === 'anyOf') return any((value as readonly unknown[]).map(isOne))
    if (is === 'isEmpty') return sql`${id} is null`
    return is === 'isFilled' ? sql`${id} is not null` : falsehood
  },
}
