/** Pictures that fields of the kind `picture` name: known by their hash, there as long as a record names or has named them. */
import {
  at,
  type Entity,
  entities,
  isHidden,
  type PictureAnswer,
  type Refusal,
  refuse,
} from '@kartoteka/model'
import type { Database, Queries } from '../db/database.ts'
import { any, type Sql, sql, truth } from '../db/sql.ts'
import { snake, tableOf } from '../db/tables.ts'
import type { Asking } from '../records/asking.ts'
import { readable } from '../records/scope.ts'

export const pictureFields = ({ fields }: Entity): readonly string[] =>
  Object.keys(fields).filter((name) => fields[name]!.kind === 'picture')

export const withPictures = (entities as readonly Entity[]).filter((each) => pictureFields(each).length > 0)

/** Entered anew it begins its day anew: somebody is about to name it. */
export const notePicture = (
  db: Queries,
  user: string,
  { hash, mediaType, width, height, size }: PictureAnswer,
): Promise<unknown> =>
  db.write(sql`insert into picture (hash, media_type, width, height, size, created_by)
    values (${hash}, ${mediaType}, ${width}::int, ${height}::int, ${size}::int, ${user}::uuid)
    on conflict (hash) do update set created_at = now(), created_by = excluded.created_by`)

/** Refusals for pictures that never came. */
export async function unknownPictures(
  db: Queries,
  entity: Entity,
  record: Readonly<Record<string, unknown>>,
  touched: readonly string[],
): Promise<readonly Refusal[]> {
  const named = pictureFields(entity).filter(
    (name) => touched.includes(name) && typeof record[name] === 'string',
  )
  if (named.length === 0) return []
  const hashes = named.map((name) => record[name] as string)
  const rows = await db.read<{ hash: string }>(
    sql`select hash from picture where hash = any(${hashes}::text[])`,
  )
  const there = new Set(rows.map(({ hash }) => hash))
  return named.flatMap((name) =>
    there.has(record[name] as string) ? [] : [at(name, refuse('noSuchPicture'))],
  )
}

/** What it is, for whoever has sent it or may see a record, and the field of it, that names it or has named it. */
export async function seenPicture(
  db: Database,
  { user }: Asking,
  hash: string,
): Promise<{ readonly mediaType: string } | undefined> {
  const named: readonly Sql[] = withPictures.flatMap((entity) => {
    const fields = pictureFields(entity).filter((name) => !isHidden(user, entity, name))
    if (fields.length === 0) return []
    return [
      sql`exists (select from picture_use u join ${sql.id(tableOf(entity))} t on t.id = u.record
        where u.hash = p.hash and u.field = any(${fields.map((name) => `${entity.name}.${snake(name)}`)}::text[])
          and t.deleted_at is null and ${readable(user, entity, 't') ?? truth})`,
    ]
  })
  const [found] = await db.read<{ mediaType: string }>(sql`select media_type as "mediaType" from picture p
    where hash = ${hash} and ${any([sql`created_by = ${user.id}::uuid`, ...named])}`)
  return found
}

/** Pictures that nobody has put anywhere for a day. What records have named stays as long as the record: it may be taken back. */
export const dropUnusedPictures = (db: Queries): Promise<unknown> =>
  db.write(sql`delete from picture p where created_at < now() - interval '1 day'
    and not exists (select from picture_use u where u.hash = p.hash)`)
