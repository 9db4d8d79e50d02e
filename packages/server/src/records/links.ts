/** What a record is about: that it is there, readable and of the same client; and what is about a record. */
import {
  at,
  type Entity,
  entities,
  entityNamed,
  isSettled,
  type Linked,
  type Refusal,
  refuse,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { column, sql } from '../db/sql.ts'
import { snake, tableOf } from '../db/tables.ts'
import type { Act } from './act.ts'
import { clientOf } from './facts.ts'
import { selectList } from './select.ts'
import type { Stored } from './stored.ts'
import type { Values } from './values.ts'

/** A field of an entity that names a record of one of several. */
export interface LinkField {
  readonly entity: Entity
  readonly field: string
}

/** The fields by which records may name one of this entity among others. */
export const linksTo = (target: string): readonly LinkField[] =>
  entities.flatMap((entity) =>
    Object.entries(entity.fields)
      .filter(([, { targets }]) => targets?.includes(target))
      .map(([field]) => ({ entity, field })),
  )

/**
 * Refusals for links to what is not there, lies in the bin or may not be read, all answered alike; and to what belongs to
 * another client. Asked again when the record itself goes to another client.
 */
export async function brokenLinks(
  db: Database,
  act: Act,
  entity: Entity,
  record: Values,
  touched: readonly string[],
): Promise<readonly Refusal[]> {
  const { ownership } = entity
  const client = ownership.by === 'part' || ownership.by === 'work' ? ownership.client : undefined
  const refusals: Refusal[] = []
  for (const [field, { kind }] of Object.entries(entity.fields)) {
    const said = record[field] as Linked | null | undefined
    if (kind !== 'link' || !said) continue
    if (!touched.includes(field) && (client === undefined || !touched.includes(client))) continue
    const refusal = await brokenLink(db, act, said, client && (record[client] as string | null))
    if (refusal) refusals.push(at(field, refusal))
  }
  return refusals
}

async function brokenLink(
  db: Database,
  act: Act,
  { entity, id }: Linked,
  client: string | null | undefined,
): Promise<Refusal | undefined> {
  const other = entityNamed(entity)
  if (!other || isSettled(entity)) return refuse('notReference')
  const named = await act.get(other, id).catch(() => undefined)
  if (!named) return refuse('noSuchRecord')
  if (client === undefined) return undefined
  if (other.ownership.by === 'through')
    return client !== null && (await stands(db, act, id, client)) ? undefined : refuse('notAtClient')
  return clientOf(other, named) === client ? undefined : refuse('ofAnotherClient')
}

/** Whether a person has a position with a client, or is given one in this act. */
async function stands(db: Database, act: Act, person: string, client: string): Promise<boolean> {
  for (const { entity, after } of act.staged.values())
    if (entity.name === 'position' && after.person === person && after.client === client)
      return after.deletedAt === null
  const rows = await db.read(sql`select 1 from position p
    where p.person = ${person}::uuid and p.client = ${client}::uuid and p.deleted_at is null limit 1`)
  return rows.length > 0
}

/** What hangs on a client and is about this record, whoever may read it, in the bin or outside. */
export async function partsAbout(
  db: Database,
  { name }: Entity,
  id: string,
): Promise<readonly { readonly part: Entity; readonly field: string; readonly record: Stored }[]> {
  const found = []
  for (const { entity: part, field: about } of linksTo(name)) {
    if (part.ownership.by !== 'part') continue
    const { client: field } = part.ownership
    const rows = await db.read<{
      j: Stored
    }>(sql`select (select row_to_json(f) from (select ${selectList(part, 't')}) f) as j
      from ${sql.id(tableOf(part))} t
      where ${column('t', `${snake(about)}_id`)} = ${id}::uuid and ${column('t', `${snake(about)}_type`)} = ${name}`)
    found.push(...rows.map(({ j }) => ({ part, field, record: j })))
  }
  return found
}
