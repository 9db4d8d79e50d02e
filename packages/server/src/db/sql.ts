/** SQL is written with this `sql` and nothing else; a fragment keeps its values apart until PostgreSQL joins them. */
import pg from 'pg'
import { empty, join, raw, Sql } from 'sql-template-tag'
import { onceOf } from './once.ts'

/** A piece of SQL with its values. */
export type { Sql }

const written = (strings: readonly string[], ...values: readonly unknown[]): Sql => new Sql(strings, values)

/**
 * `sql.id` names a table or column, `sql.ref` takes "alias.column", `sql.lit` writes a value into the text itself, `sql.of` puts a
 * statement into another, `sql.list` is an array as PostgreSQL reads it, for one that is sent again and again.
 */
export const sql = Object.assign(written, {
  raw,
  id: (...path: readonly string[]): Sql => raw(path.map(quoted).join('.')),
  ref: (path: string): Sql => sql.id(...path.split('.')),
  lit: (value: string | number): Sql => raw(typeof value === 'number' ? String(value) : literal(value)),
  of: (query: Sql | Compiled): Sql => (query instanceof Sql ? query : new Sql(query.strings, query.values)),
  list: (values: readonly unknown[]): string => arrayText(values),
  join: (parts: readonly unknown[], between: Sql = comma): Sql =>
    parts.length === 0 ? empty : join(parts, between.sql),
})

const comma = raw(', ')

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text with $1, $2 … and the values in their order; each value stands between two of the strings. */
export interface Compiled {
  readonly text: string
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

/** The same with its text written once: a fragment writes it anew each time it is asked. */
export const compiled = ({ text, strings, values }: Sql | Compiled): Compiled => ({ text, strings, values })

/** A statement to be asked with one set of values after another. */
export type Template = (...values: readonly unknown[]) => Compiled

/** Compiled once: what it is asked with takes the place of what it was written with, in the same order. */
export function compiledFor(query: Sql, ...writtenWith: readonly unknown[]): Template {
  const { text, strings, values } = compiled(query)
  const ready = values.map(sentOften)
  const places = values.map((each) => writtenWith.indexOf(each))
  return (...given) => ({
    text,
    strings,
    values: ready.map((each, index) => (places[index]! < 0 ? each : given[places[index]!])),
  })
}

/** Sent with every request: written as PostgreSQL reads arrays only once. */
const sentOften = (value: unknown): unknown => (Array.isArray(value) ? arrayText(value) : value)

/** A statement around another one that comes first in it: only what stands inside is written anew. */
export type Frame = (inner: Sql) => Compiled

/** Texts with what stands inside, of all frames together: somebody who asks ever new things must not fill the memory. */
const framed = new Map<string, string>()
const mostFramed = 500
let frames = 0

export function frameOf(write: (inner: Sql) => Sql): Frame {
  const hole = {}
  const { strings, values } = write(sql`${hole}`)
  const [first, ...others] = values
  const after = others.map(sentOften)
  if (first !== hole) throw new Error('What is framed does not come first')
  const head = strings[0]!
  const [next = '', ...rest] = strings.slice(1)
  frames += 1
  const number = frames
  const textAround = ({ text, values }: Sql): string => {
    const key = `${number} ${text}`
    const known = framed.get(key)
    if (known !== undefined) return known
    if (framed.size >= mostFramed) framed.clear()
    const written = rest.reduce(
      (before, each, n) => `${before}$${values.length + n + 1}${each}`,
      head + text + next,
    )
    framed.set(key, written)
    return written
  }
  return onceOf((inner) => ({
    text: textAround(inner),
    values: [...inner.values, ...after],
    get strings() {
      return new Sql([head, next, ...rest], [inner, ...after]).strings
    },
  }))
}

/** The text with the values written into it: a statement of its own, which PostgreSQL plans for exactly these values. */
export const withValues = ({ strings, values }: Sql | Compiled): string =>
  strings.map((text, n) => (n === 0 ? text : literal(values[n - 1]) + text)).join('')

/** Whether PostgreSQL reads the value from a text as it would get it apart from one. */
export const hasText = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((each) => each === null || typeof each !== 'object')
    : value === null || typeof value !== 'object' || Buffer.isBuffer(value)

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (!hasText(value)) throw new TypeError('A value of this kind is not written into SQL')
  if (Array.isArray(value)) return pg.escapeLiteral(arrayText(value))
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(`\\x${value.toString('hex')}`)
  return pg.escapeLiteral(String(value))
}

const arrayText = (values: readonly unknown[]): string => `{${values.map(element).join(',')}}`

const element = (value: unknown): string =>
  value === null ? 'NULL' : `"${String(value).replace(/[\\"]/g, '\\$&')}"`

export const nothing = empty
export const truth = raw('true')
export const falsehood = raw('false')

/** A column of an aliased table. */
export const column = (alias: string, name: string): Sql => sql.id(alias, name)
export const identifier = (name: string): Sql => sql.id(name)

/** A moment as it is said in JSON: in UTC, to the millisecond. */
export const instantText = (moment: Sql): Sql =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const and = raw(' and ')
const or = raw(' or ')

export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? truth : sql`(${sql.join(conditions, and)})`

export const any = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? falsehood : sql`(${sql.join(conditions, or)})`

/** Text inside a LIKE pattern, its own wildcards taken literally. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
