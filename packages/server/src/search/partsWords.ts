import { type Entity, entities } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { selectList } from '../records/select.ts'
import type { Staged, Stored } from '../records/stored.ts'
import { clientRights } from './peopleWords.ts'
import type { WordChanges } from './wordChanges.ts'
import { wordsAt } from './wordsAt.ts'

/** A place or a recipient, which is found at its client. */
interface PartAt {
  readonly entity: Entity
  readonly record: Stored
  readonly client: string
}

const searched = entities.filter(
  ({ ownership, fields }) =>
    ownership.by === 'part' && Object.values(fields).some(({ search }) => search !== undefined),
)

const clientOf = ({ ownership }: Entity, record: Stored) =>
  record[(ownership as { readonly client: string }).client] as string

/** Places and recipients are found at their client, with its rights. */
export async function partsWords(
  db: Database,
  staged: readonly Staged[],
): Promise<Pick<WordChanges, 'gone' | 'come'>> {
  const { gone, come } = await partsMoved(db, staged)
  const clients = new Map(await clientRights(db, [...new Set(come.map(({ client }) => client))]))
  for (const { entity, after } of staged) if (entity.name === 'client') clients.set(after.id, after)
  return {
    gone: gone.map(({ client, record }) => ({ client, record: record.id })),
    come: come.flatMap(({ entity, record, client }) => {
      const at = clients.get(client)
      return at && at.deletedAt === null ? [wordsAt(entity, record, at)] : []
    }),
  }
}

/** Parts of clients whose words go and come: those that were changed, and all of a client that went into the bin or came out. */
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
    if (before) gone.push({ entity, record: before, client: clientOf(entity, before) })
    if (after.deletedAt === null) come.push({ entity, record: after, client: clientOf(entity, after) })
  }
  const turned = staged.filter(
    ({ entity, before, after }) => entity.name === 'client' && before && before.deletedAt !== after.deletedAt,
  )
  for (const part of await partsOf(
    db,
    turned.map(({ after }) => after.id),
  ))
    if (!known.has(part.record.id)) {
      gone.push(part)
      come.push(part)
    }
  return { gone, come }
}

async function partsOf(db: Database, clients: readonly string[]): Promise<readonly PartAt[]> {
  if (clients.length === 0) return []
  const found = searched.map(async (entity) => {
    const rows = await db.read<{
      j: Stored
    }>(sql`select (select row_to_json(f) from (select ${selectList(entity, 't')}) f) as j
      from ${sql.id(tableOf(entity))} t where t.client = any(${clients}::uuid[]) and t.deleted_at is null`)
    return rows.map(({ j }) => ({ entity, record: j, client: clientOf(entity, j) }))
  })
  return (await Promise.all(found)).flat()
}
