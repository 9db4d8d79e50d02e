/** Indexes for filtering by a firm's own fields: built and taken away in the background, as the definitions say. */
import {
  type CustomField,
  type CustomFieldIndexes,
  type CustomFieldKind,
  customField,
} from '@kartoteka/model'
import { inJson } from '../db/custom/index.ts'
import type { Database } from '../db/database.ts'
import { compiled, type Sql, sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { addJob, type Task } from '../jobs/job.ts'
import type { Also } from '../records/flush.ts'
import type { Staged } from '../records/stored.ts'
import type { Settings } from './settings.ts'

const job = 'customFieldIndexes'

/** What is written with an act that changes definitions, so that their indexes follow. */
export const indexing = (staged: readonly Staged[]): readonly Also[] =>
  staged.some(({ entity }) => entity.name === 'customField')
    ? [{ name: 'indexing', sql: sql`select ${addJob(job, job, sql`'{}'::json`)}`, rows: 1 }]
    : []

/** Nothing that a person has typed is part of the name. */
const nameOf = ({ id }: Pick<CustomField, 'id'>, use: 'filter' | 'sort'): string =>
  `own_${id.replaceAll('-', '')}${use === 'sort' ? '_sort' : ''}`

interface Wanted {
  readonly name: string
  readonly table: string
  readonly statement: Sql
}

/** The indexes that a definition asks for: none as a filter of yes and no, which has its index always. */
function wanted(definition: CustomField): readonly Wanted[] {
  const { entity, key, filterable, sortable, active, deletedAt } = definition
  if (!active || deletedAt !== null) return []
  const { index, sortKey } = inJson[customField(definition).kind as CustomFieldKind]
  const table = tableOf({ name: entity })
  const making = (name: string, rest: Sql): Wanted => ({
    name,
    table,
    statement: sql`create index concurrently if not exists ${sql.id(name)} on ${sql.id(table)} ${rest}`,
  })
  // An index takes no parameters; kinds write none into what it stands on.
  const filter = filterable ? index?.(key) : undefined
  const sort = sortable ? sortKey?.({ alias: table, name: key, table }) : undefined
  return [
    ...(filter
      ? [
          making(
            nameOf(definition, 'filter'),
            sql`using ${sql.raw(filter.by)} (${filter.on}) where custom ? ${sql.lit(key)} and deleted_at is null`,
          ),
        ]
      : []),
    // Records without a value stand in the list too, behind the others.
    ...(sort ? [making(nameOf(definition, 'sort'), sql`((${sort}), id) where deleted_at is null`)] : []),
  ]
}

interface There {
  readonly name: string
  readonly valid: boolean
}

const indexesThere = (db: Database) =>
  db.read<There>(
    sql`select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relname ~ '^own_[0-9a-f]{32}(_sort)?$'`,
  )

/** Milliseconds after which is looked again whether another copy of the program has finished. */
const later = 2_000

interface World {
  readonly db: Database
  settings(): Promise<Settings | undefined>
}

export const indexTasks = ({ db, settings }: World): Readonly<Record<string, Task>> => ({
  [job]: async () => {
    const client = await db.pool.connect()
    try {
      // Whoever waited for a lock here would be waited for by the building itself.
      const { rows } = await client.query<{ free: boolean }>(
        "select pg_try_advisory_lock(hashtext('kartoteka own indexes')) as free",
      )
      if (!rows[0]?.free) return { again: later }
      await client.query('set statement_timeout = 0')
      const definitions = [...((await settings())?.customFields.values() ?? [])]
      const asked = definitions.flatMap(wanted)
      const there = await indexesThere(db)
      // What was being built when a program died is there and not valid.
      for (const { name, valid } of there)
        if (!valid || !asked.some((each) => each.name === name))
          await client.query(`drop index concurrently if exists "${name}"`)
      for (const { name, statement, table } of asked) {
        if (there.some((each) => each.name === name && each.valid)) continue
        await client.query(compiled(statement).text)
        await client.query(`analyze ${table}`)
      }
      return undefined
    } finally {
      // With it go the lock and the patience.
      client.release(true)
    }
  },
})

/** Of each definition that asks for an index: whether it is there, else how much of it is built. */
export async function indexStates(db: Database, settings: Settings): Promise<CustomFieldIndexes> {
  const there = await indexesThere(db)
  const building = await db.read<{ name: string; done: number | null }>(
    sql`select c.relname as name, (case when p.blocks_total > 0 then p.blocks_done::real / p.blocks_total end) as done
      from pg_stat_progress_create_index p join pg_class c on c.oid = p.index_relid`,
  )
  const states = [...settings.customFields.values()].flatMap((definition) => {
    const names = wanted(definition).map(({ name }) => name)
    if (names.length === 0) return []
    const ready = names.every((name) => there.some((each) => each.name === name && each.valid))
    const done = building.find(({ name }) => names.includes(name))?.done ?? null
    return [[definition.id, { ready, done }] as const]
  })
  return Object.fromEntries(states)
}
