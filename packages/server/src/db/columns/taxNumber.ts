import type { TaxNumber } from '@kartoteka/model'
import { column, falsehood, sql } from '../sql.ts'
import { at, type Columns } from './column.ts'

export const taxNumber: Columns = {
  columns: (name) => [
    { name, type: 'text' },
    { name: `${name}_country`, type: 'text' },
    { name: `${name}_unchecked`, type: 'boolean', always: true },
  ],
  read: (place) => {
    const country = column(place.alias, `${place.name}_country`)
    return sql`case when ${at(place)} is null then null
      when ${column(place.alias, `${place.name}_unchecked`)} then json_build_object('country', ${country}, 'number', ${at(place)}, 'unchecked', true)
      else json_build_object('country', ${country}, 'number', ${at(place)}) end`
  },
  row: (value, name) => {
    const number = value as TaxNumber | null
    return {
      [name]: number?.number ?? null,
      [`${name}_country`]: number?.country ?? null,
      [`${name}_unchecked`]: number?.unchecked === true,
    }
  },
  where: (place, is, value) => {
    if (is === 'isEmpty') return sql`${at(place)} is null`
    if (is === 'isFilled') return sql`${at(place)} is not null`
    if (is !== 'is') return falsehood
    const { country, number } = value as TaxNumber
    return sql`(${at(place)} = ${number} and ${column(place.alias, `${place.name}_country`)} = ${country})`
  },
}
