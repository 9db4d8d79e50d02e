import {
  type Entity,
  type Field,
  fieldNamed,
  isCustom,
  isId,
  isRefusal,
  kinds,
  type Refusal,
  refuse,
  usualSort,
} from '@kartoteka/model'
import { at } from '../db/columns/column.ts'
import { orderOf } from '../db/custom/amounts.ts'
import { keptAs } from '../db/custom/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { placeOf } from './select.ts'
import { isKept } from './stored.ts'

/** By what a list is sorted: never null, with the type a cursor's text is read as. */
export interface Sort {
  readonly field: string
  readonly down: boolean
  key(alias: string): Sql
  readonly type: string
  /** The list's own sort has indexes together with owner and department. */
  readonly main: boolean
}

/** "name", "-updatedAt": checked against what the entity offers. */
export function readSort(
  entity: Entity,
  asked: string | undefined,
  hidden: readonly string[] = [],
): Sort | Refusal {
  const text = asked === undefined || asked === '' ? usualSort(entity, { [entity.name]: hidden }) : asked
  const down = text.startsWith('-')
  const name = down ? text.slice(1) : text
  const field = fieldNamed(entity, name)
  const kind = field && keptAs(name, field)
  if (!field?.sort || !kind?.sortKey || hidden.includes(name))
    return refuse('notSortable', { field: name.slice(0, 60) })
  return {
    field: name,
    down,
    key: (alias) =>
      isFilled(name, field) ? at(placeOf(entity, name, alias)) : kind.sortKey!(placeOf(entity, name, alias)),
    type: kind.sortType ?? 'text',
    main: entity.sort.replace('-', '') === name,
  }
}

/** What is never empty is sorted by its column, which has the index. */
const isFilled = (name: string, { required }: Field) => isKept(name) || (required === true && !isCustom(name))

/** Where a page begins: behind (or, turned round, before) a row's key and id; `end` is behind the last row. */
export type Cursor = { readonly key: string; readonly id: string } | 'end'

export const cursorText = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url')

export function readCursor(text: string): Cursor | undefined {
  if (text === 'end') return 'end'
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (
      Array.isArray(read) &&
      read.length === 2 &&
      typeof read[0] === 'string' &&
      read[0].isWellFormed() &&
      !read[0].includes('\0') &&
      isId(read[1])
    )
      return { key: read[0], id: read[1] }
  } catch {}
  return undefined
}

/** The value one jumps to, as the cursor's text: a letter for a name, a day for a date. */
export function jumpKey(entity: Entity, { field }: Sort, typed: string): string | undefined {
  const kind = fieldNamed(entity, field)?.kind
  if (kind === 'instant') {
    const day = kinds.instant.parse(
      /^\d{4}-\d\d-\d\d$/.test(typed) ? `${typed}T00:00:00Z` : typed,
      { privacy: 'plain' },
      { country: 'PL' },
    )
    return isRefusal(day) || day === null ? undefined : day
  }
  if (kind === 'money') {
    const amount = kinds.money.parse(typed, { privacy: 'plain' }, { country: '' })
    return isRefusal(amount) || amount === null ? undefined : orderOf(amount)
  }
  const value = kinds[kind ?? 'text'].parse(typed, { privacy: 'plain' }, { country: 'PL' })
  return isRefusal(value) || value === null ? undefined : String(value)
}

/** The rows behind the cursor in the direction one reads. */
export function behind(
  sort: Sort,
  cursor: Cursor,
  alias: string,
  forwards: boolean,
  inclusive: boolean,
): Sql | undefined {
  if (cursor === 'end') return undefined
  const sign = sql.raw((forwards === sort.down ? '<' : '>') + (inclusive ? '=' : ''))
  return sql`(${sort.key(alias)}, ${sql.ref(`${alias}.id`)}) ${sign} (${cursor.key}::${sql.raw(sort.type)}, ${cursor.id}::uuid)`
}
