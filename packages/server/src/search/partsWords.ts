import { type Entity, entities, wordsOfRecord } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { selectList } from '../records/select.ts'
import type { Staged, Stored } from '../records/stored.ts'
import { clientRights } from './peopleWords.ts'
import type { WordChanges } from './wordChanges.ts'
import { wordsAt } from './wordsAt.ts'

/** A place, a recipient or a position, which is found at its client. */
interface PartAt {
  readonly entity: Entity
  readonly record: Stored
  readonly client: string
}

const searched = entities.filter(
  ({ ownership, fields }) =>
    ownership.by === 'part' && Object.values(fields).some(({ search }) => search !== undefined),
)

/** Most positions have no telephone or mail of their own. */
const isFound = (entity: Entity, record: Stored) => wordsOfRecord(entity, record).length > 0

const positions = searched.filter(({ name }) => name === 'position')

const clientOf = ({ ownership }: Entity, record: Stored) =>
  record[(ownership as { readonly client: string }).client] as string

/** Places, recipients and positions are found at their client, with its rights. */
export async function partsWords(
  db: Database,
  staged: readonly Staged[],
): Promise<Pick<WordChanges, 'gone' | 'come'>> {
  const { gone, come } = await partsMoved(db, staged)
  const clients = new Map(await clientRights(db, [...new Set(come.map(({ client }) => client))]))
  for (const { entity, after } of staged) if (entity.name === 'client') clients.set(after.id, after)
  const away = await binnedPeople(db, come, staged)
  return {
    gone: gone.map(({ client, record }) => ({ client, record: record.id })),
    come: come.flatMap(({ entity, record, client }) => {
      const at = clients.get(client)
      return at && at.deletedAt === null && !away.has(record.person) ? [wordsAt(entity, record, at)] : []
    }),
  }
}

/** Who lies in the bin, of the people whose positions shall be found. */
async function binnedPeople(
  db: Database,
  come: readonly PartAt[],
  staged: readonly Staged[],
): Promise<ReadonlySet<unknown>> {
  const people = come.flatMap(({ entity, record }) =>
    entity.name === 'position' ? [record.person as string] : [],
  )
  if (people.length === 0) return new Set()
  const rows = await db.read<{ id: string }>(
    sql`select id from person where id = any(${people}::uuid[]) and deleted_at is not null`,
  )
  const away = new Set(rows.map(({ id }) => id))
  for (const { entity, after } of staged)
    if (entity.name === 'person') after.deletedAt === null ? away.delete(after.id) : away.add(after.id)
  return away
}

/**
 * Parts whose words go and come: those that were changed, and all of a client or a person that went into the bin or came
 * out.
 */
async function partsMoved(
  db: Database,
  staged: readonly Staged[],
): Promise<{ readonly gone: readonly PartAt[]; readonly come: readonly PartAt[] }> {
  const gone: PartAt[] = []
  const come: PartAt[] = []
  const known = new Set<string>()
  for (const { entity, before, after } of staged) {
    if (!searched.includes(entity)) continue
    known.add(after.id)
    if (before && isFound(entity, before))
      gone.push({ entity, record: before, client: clientOf(entity, before) })
    if (after.deletedAt === null && isFound(entity, after))
      come.push({ entity, record: after, client: clientOf(entity, after) })
  }
  for (const part of [
    ...(await partsOf(db, searched, 'client', turned(staged, 'client'))),
    ...(await partsOf(db, positions, 'person', turned(staged, 'person'))),
  ])
    if (!known.has(part.record.id) && isFound(part.entity, part.record)) {
      known.add(part.record.id)
      gone.push(part)
      come.push(part)
    }
  return { gone, come }
}

/** Records of this entity that went into the bin or came out of it. */
const turned = (staged: readonly Staged[], name: string): readonly string[] =>
  staged
    .filter(
      ({ entity, before, after }) => entity.name === name && before && before.deletedAt !== after.deletedAt,
    )
    .map(({ after }) => after.id)

async function partsOf(
  db: Database,
  parts: readonly Entity[],
  of: 'client' | 'person',
  ids: readonly string[],
): Promise<readonly PartAt[]> {
  if (ids.length === 0) return []
  const found = parts.map(async (entity) => {
    const rows = await db.read<{
      j: Stored
    }>(sql`select (select row_to_json(f) from (select ${selectList(entity, 't')}) f) as j
      from ${sql.id(tableOf(entity))} t where t.${sql.id(of)} = any(${ids}::uuid[]) and t.deleted_at is null`)
    return rows.map(({ j }) => ({ entity, record: j, client: clientOf(entity, j) }))
  })
  return (await Promise.all(found)).flat()
}
