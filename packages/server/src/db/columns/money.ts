import type { Money } from '@kartoteka/model'
import { column, sql } from '../sql.ts'
import { at, type Columns, compare } from './column.ts'

/** Kept exactly, with the digits it came with; compared within one currency. */
export const money: Columns = {
  columns: (name) => [
    { name, type: 'numeric' },
    { name: `${name}_currency`, type: 'text' },
  ],
  read: (place) => {
    const currency = column(place.alias, `${place.name}_currency`)
    return sql`case when ${at(place)} is not null then json_build_object('amount', ${at(place)}::text, 'currency', ${currency}) end`
  },
  row: (value, name) => {
    const { amount, currency } = (value as Money | null) ?? { amount: null, currency: null }
    return { [name]: amount, [`${name}_currency`]: currency }
  },
  where: (place, is, value) => {
    const { amount, currency } = (value as Money | undefined) ?? {}
    const meets = compare(at(place), is, amount, 'numeric')
    if (currency === undefined) return meets
    return sql`(${meets} and ${column(place.alias, `${place.name}_currency`)} = ${currency})`
  },
}
