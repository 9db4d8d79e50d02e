import { type Entity, entities, isHidden, type Reader, scopeOf, scopes } from '@kartoteka/model'
import { emptied } from '../bin/due.ts'
import { binDays } from '../bin/empty.ts'
import type { Database } from '../db/database.ts'
import { instantText, type Sql, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { readable } from './scope.ts'

/** A record in the bin, as `GET /api/bin` lists it. */
export interface Binned {
  readonly entity: string
  readonly id: string
  readonly title: string | null
  readonly deletedAt: string
  readonly deletedBy: string | null
  /** When it goes for good, unless others name it; null for what the settings hold, which stays. */
  readonly until: string | null
}

const most = 200

/** What lies in the bin and the reader may take out again, the latest first; at most 200 of each kind and in all. */
export async function listBin(db: Database, reader: Reader): Promise<readonly Binned[]> {
  const lists = entities
    .filter(({ name, ownership }) => scopeOf(reader, name, 'delete') !== 'none' && ownership.by !== 'part')
    .map((entity) => {
      const title = isHidden(reader, entity, entity.title) ? sql`null` : titleOf(entity)
      return sql`(select ${sql.lit(entity.name)} as entity, t.id, ${title} as title, t.deleted_at, t.updated_by, ${until(entity)} as until
        from ${sql.id(tableOf(entity))} t where t.deleted_at is not null and ${readable(restorer(reader, entity), entity, 't') ?? truth}
        order by t.deleted_at desc limit ${sql.lit(most)})`
    })
  if (lists.length === 0) return []
  return db.read<Binned>(sql`select entity, id, title,
      ${text('deleted_at')} as "deletedAt", updated_by as "deletedBy", ${text('until')} as until
    from (${sql.join(lists, sql` union all `)}) b order by deleted_at desc, id limit ${sql.lit(most)}`)
}

/** The reader as far as they may take such records out: whoever is reached through clients, through those that one may change. */
function restorer(reader: Reader, { name, ownership }: Entity): Reader {
  if (reader.administrator) return reader
  const isThrough = ownership.by === 'through'
  const [of, verb] = isThrough ? ['client', 'edit'] : [name, 'delete']
  const least = [scopeOf(reader, of, 'read'), scopeOf(reader, of, verb)].sort(
    (one, other) => scopes.indexOf(one) - scopes.indexOf(other),
  )[0]!
  return {
    ...reader,
    permissions: { ...reader.permissions, [of]: { ...reader.permissions[of], read: least } },
  }
}

const titleOf = ({ title, fields }: Entity): Sql =>
  fields[title]?.kind === 'names'
    ? sql`coalesce(t.name->>'pl', t.name->>'en', t.name->>'ru')`
    : sql`left(${sql.ref(`t.${title}`)}, 120)`
const until = ({ name }: Entity): Sql =>
  emptied.some((each) => each === name)
    ? sql`t.deleted_at + ${sql.lit(binDays)} * interval '1 day'`
    : sql`null::timestamptz`

const text = (moment: string): Sql => instantText(sql.id(moment))
