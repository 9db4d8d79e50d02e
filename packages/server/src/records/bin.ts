import { entities, type Reader, scopeOf } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { readable } from './scope.ts'

/** A record in the bin, as `GET /api/bin` lists it. */
export interface Binned {
  readonly entity: string
  readonly id: string
  readonly title: string | null
  readonly deletedAt: string
  readonly deletedBy: string | null
}

const most = 200

/** What lies in the bin and the reader may take out again, the latest first; at most 200 of each kind and in all. */
export async function listBin(db: Database, reader: Reader): Promise<readonly Binned[]> {
  const lists = entities
    .filter(({ name, ownership }) => scopeOf(reader, name, 'delete') !== 'none' && ownership.by !== 'part')
    .map((entity) => {
      const title =
        entity.fields[entity.title]?.kind === 'names'
          ? sql`coalesce(t.name->>'pl', t.name->>'en', t.name->>'ru')`
          : sql`left(${sql.ref(`t.${entity.title}`)}, 120)`
      return sql`(select ${sql.lit(entity.name)} as entity, t.id, ${title} as title, t.deleted_at, t.updated_by
        from ${sql.id(tableOf(entity))} t where t.deleted_at is not null and ${readable(reader, entity, 't') ?? truth}
        order by t.deleted_at desc limit ${sql.lit(most)})`
    })
  if (lists.length === 0) return []
  return db.read<Binned>(sql`select entity, id, title,
      to_char(deleted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "deletedAt", updated_by as "deletedBy"
    from (${sql.join(lists, sql` union all `)}) b order by deleted_at desc, id limit ${sql.lit(most)}`)
}
