import { type Entity, type Reader, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { readable } from './scope.ts'
import { selectList } from './select.ts'
import type { Stored } from './stored.ts'

/** The records of these ids that the reader may read, whole, those in the bin included. */
export async function loadReadable(
  db: Database,
  reader: Reader,
  entity: Entity,
  ids: readonly string[],
): Promise<readonly Stored[]> {
  if (ids.length === 0) return []
  const rows = await db.read<{
    j: Stored
  }>(sql`select (select row_to_json(f) from (select ${selectList(entity, 't')}) f) as j
    from ${sql.id(tableOf(entity))} t where t.id = any(${ids}::uuid[]) and ${readable(reader, entity, 't') ?? truth}`)
  return rows.map(({ j }) => j)
}

/** A client as far as rights and references look at it. */
export type ClientFacts = Pick<Stored, 'id' | 'createdBy' | 'deletedAt'> & Readonly<Record<string, unknown>>

const clientFacts = sql`json_build_object('id', c.id, 'owner', c.owner, 'department', c.department, 'visibility', c.visibility,
  'createdBy', c.created_by, 'deletedAt', c.deleted_at, 'team', array(select m.target from client_team m where m.record = c.id))`

/** The same of one client that the reader may read; in the bin or not. */
export async function loadClientFacts(
  db: Database,
  reader: Reader,
  id: string,
): Promise<ClientFacts | undefined> {
  const [row] = await db.read<{ client: ClientFacts }>(sql`select ${clientFacts} as client from client c
    where c.id = ${id}::uuid and ${readable(reader, registry.client as unknown as Entity, 'c') ?? truth}`)
  return row?.client
}

/** The clients in which these people stand, by person. */
export async function clientsOfPeople(
  db: Database,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly ClientFacts[]>> {
  const found = new Map<string, ClientFacts[]>()
  if (people.length === 0) return found
  const rows = await db.read<{ person: string; client: ClientFacts }>(sql`
    select p.person, ${clientFacts} as client
    from position p join client c on c.id = p.client
    where p.person = any(${people}::uuid[]) and p.deleted_at is null and c.deleted_at is null`)
  for (const { person, client } of rows) found.set(person, [...(found.get(person) ?? []), client])
  return found
}
