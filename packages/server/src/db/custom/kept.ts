import type { Operator } from '@kartoteka/model'
import type { Columns, Place } from '../columns/column.ts'
import { any, column, falsehood, literally, type Sql, sql } from '../sql.ts'

/** How one kind of a firm's own fields is kept in the column `custom`; the place's name is the field's key. */
export interface KeptInJson extends Pick<Columns, 'read' | 'where' | 'sortKey' | 'sortType'> {
  /** What of a value is written; null for nothing. */
  keep(value: unknown): unknown
  /** What the index of a filter stands on, in the table itself; none where equality is all that is asked. */
  readonly index?: (key: string) => { readonly by: 'btree' | 'gin'; readonly on: Sql }
}

/** A field's place in the column; without an alias, as an index of the table says it. */
type Key = Pick<Place, 'name'> & Partial<Place>

const document = ({ alias }: Key): Sql => (alias === undefined ? sql.id('custom') : column(alias, 'custom'))
export const json = (place: Key): Sql => sql`${document(place)}->${sql.lit(place.name)}`
const text = (place: Place): Sql => sql`${document(place)}->>${sql.lit(place.name)}`
export const isThere = (place: Place): Sql => sql`${document(place)} ? ${sql.lit(place.name)}`

/** As the index of every record with such values needs it said. */
const holds = (place: Place, value: unknown): Sql =>
  sql`(${document(place)} <> '{}' and ${document(place)} @> ${JSON.stringify({ [place.name]: value })}::jsonb)`

/** What is asked of every kind in the same way. */
export function common(place: Place, is: Operator, value: unknown): Sql {
  if (is === 'is') return holds(place, value)
  if (is === 'isNot') return sql`not ${holds(place, value)}`
  if (is === 'anyOf') return any((value as readonly unknown[]).map((each) => holds(place, each)))
  if (is === 'isEmpty') return sql`not ${isThere(place)}`
  return is === 'isFilled' ? isThere(place) : falsehood
}

const keep = (value: unknown) => value ?? null

/** One word, found by equality; its index tells where there is any. */
export const word: KeptInJson = {
  keep,
  read: text,
  where: common,
  index: (key) => ({ by: 'btree', on: sql`(custom->>${sql.lit(key)})` }),
}

/** Text that is looked into. */
export const words: KeptInJson = {
  keep,
  read: text,
  // As names sort; what is empty comes behind every letter.
  sortKey: (place) => sql`(coalesce(${text(place)}, U&'\\FFFF') collate "pl-x-icu")`,
  sortType: 'text',
  where: (place, is, value) =>
    is === 'contains'
      ? sql`(${isThere(place)} and ${text(place)} ilike ${`%${literally(String(value))}%`})`
      : common(place, is, value),
  index: (key) => ({ by: 'gin', on: sql`(custom->>${sql.lit(key)}) gin_trgm_ops` }),
}

/** Values that stand in an order: `from` and `to` compare them as this type. */
const ordered = (
  read: KeptInJson['read'],
  as: (value: Sql) => Sql,
  { last, type }: { readonly last: string; readonly type: string },
): KeptInJson => ({
  keep,
  read,
  sortKey: (place) => as(sql`coalesce(${text(place)}, ${sql.lit(last)})`),
  sortType: type,
  where: (place, is, value) => {
    if (is !== 'from' && is !== 'to') return common(place, is, value)
    const sign = sql.raw(is === 'from' ? '>=' : '<=')
    return sql`(${isThere(place)} and ${as(text(place))} ${sign} ${as(sql`${String(value)}::text`)})`
  },
  index: (key) => ({ by: 'btree', on: sql`(${as(sql`custom->>${sql.lit(key)}`)})` }),
})

const asNumber = (value: Sql) => sql`(${value})::numeric`
// Days and moments are ISO text, which sorts as they do; to read it as a date depends on settings, so no index may.
const asIso = (value: Sql) => sql`(${value}) collate "C"`

const amongNumbers = { last: 'Infinity', type: 'numeric' }
// Behind every digit.
const amongTimes = { last: '~', type: 'text' }

export const numbers = ordered(json, asNumber, amongNumbers)
/** Kept as exact text. */
export const decimals = ordered(text, asNumber, amongNumbers)
export const times = ordered(text, asIso, amongTimes)

/** Nothing said is no, so only yes is written. */
export const flag: KeptInJson = {
  keep: (value) => (value === true ? true : null),
  read: (place) => sql`coalesce(${json(place)}, 'false')`,
  where: (place, is, value) =>
    is === 'is' ? (value === true ? holds(place, true) : sql`not ${holds(place, true)}`) : falsehood,
}

const keepSome = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value : null)
const readSome = (place: Place) => sql`coalesce(${json(place)}, '[]')`

/** Several words. */
export const severalWords: KeptInJson = {
  keep: keepSome,
  read: readSome,
  where: (place, is, value) => {
    if (is === 'is') return holds(place, [value])
    if (is === 'anyOf') return any((value as readonly unknown[]).map((each) => holds(place, [each])))
    return common(place, is, value)
  },
  index: () => ({ by: 'btree', on: sql`id` }),
}

/** Telephones, looked for by a part of the number. */
export const telephones: KeptInJson = {
  keep: keepSome,
  read: readSome,
  where: (place, is, value) =>
    is === 'contains'
      ? sql`(${isThere(place)} and ${text(place)} like ${`%${literally(String(value).replace(/[\s()-]/g, ''))}%`})`
      : common(place, is, value),
  index: (key) => ({ by: 'gin', on: sql`(custom->>${sql.lit(key)}) gin_trgm_ops` }),
}
