/** SQL is written with Kysely's `sql` and nothing else; a fragment keeps its values apart until PostgreSQL joins them. */
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import pg from 'pg'

export { sql }

/** A piece of SQL with its values. */
export type Sql = RawBuilder<unknown>

const writerWith = (queryCompiler: () => PostgresQueryCompiler) =>
  new Kysely<object>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: queryCompiler,
    },
  })

const compiler = writerWith(() => new PostgresQueryCompiler())

/** A text with $1, $2 … and the values in their order. */
export interface Compiled {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What is compiled already stays as it is. */
export function compiled(query: Sql | Compiled): Compiled {
  if ('text' in query) return query
  const { sql: text, parameters } = query.compile(compiler)
  return { text, values: parameters }
}

/** Compiled once, to be asked with one value after another: each takes the place of the one it was written with. */
export function compiledFor(query: Sql, writtenWith: string): (value: string) => Compiled {
  const { text, values } = compiled(query)
  // Sent with every request: written as PostgreSQL reads arrays only once.
  const ready = values.map((each) => (Array.isArray(each) ? arrayText(each) : each))
  return (value) => ({ text, values: ready.map((each) => (each === writtenWith ? value : each)) })
}

const literalCompiler = writerWith(
  () =>
    new (class extends PostgresQueryCompiler {
      protected override appendValue(value: unknown): void {
        this.append(literal(value))
      }
    })(),
)

/** The text with the values written into it: a statement of its own, which PostgreSQL plans for exactly these values. */
export const withValues = (query: Sql | Compiled): string =>
  'text' in query
    ? query.text.replace(/\$(\d+)/g, (_, n: string) => literal(query.values[Number(n) - 1]))
    : query.compile(literalCompiler).sql

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

export const nothing = sql``
export const truth = sql`true`
export const falsehood = sql`false`

/** A column of an aliased table. */
export const column = (alias: string, name: string): Sql => sql.ref(`${alias}.${name}`)
export const identifier = (name: string): Sql => sql.id(name)

/** A moment as it is said in JSON: in UTC, to the millisecond. */
export const instantText = (moment: Sql): Sql =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? truth : sql`(${sql.join(conditions, sql` and `)})`

export const any = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? falsehood : sql`(${sql.join(conditions, sql` or `)})`

/** Text inside a LIKE pattern, its own wildcards taken literally. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
