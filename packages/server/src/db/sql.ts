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

export { sql }

/** A piece of SQL with its values. */
export type Sql = RawBuilder<unknown>

const compiler = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** The text with $1, $2 … and the values in their order. */
export function compiled(query: Sql): { text: string; values: readonly unknown[] } {
  const { sql: text, parameters } = query.compile(compiler)
  return { text, values: parameters }
}

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
