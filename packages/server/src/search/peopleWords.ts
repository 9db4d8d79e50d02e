/** The words of people: they are found at every client where they stand, with that client's rights. */
import { type Entity, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { selectList } from '../records/select.ts'
import type { Staged, Stored } from '../records/stored.ts'
import type { WordChanges } from './wordChanges.ts'
import { type WordsAt, wordsAt } from './wordsAt.ts'

const person = registry.person as unknown as Entity

/** Which rows go and which come for these people, by what the act has staged of them, their positions and clients. */
export async function peopleWords(
  db: Database,
  people: ReadonlySet<string>,
  staged: readonly Staged[],
): Promise<Pick<WordChanges, 'gone' | 'come'>> {
  if (people.size === 0) return { gone: [], come: [] }
  const stagedAs = (name: string) =>
    new Map(staged.filter(({ entity }) => entity.name === name).map((each) => [each.after.id, each]))
  const [persons, positions, clients] = [stagedAs('person'), stagedAs('position'), stagedAs('client')]
  const isNew = (person: string) =>
    persons.get(person) !== undefined && persons.get(person)?.before === undefined
  const kept = await standing(
    db,
    [...people].filter((person) => !isNew(person)),
  )
  const fresh = [...positions.values()].map(({ after }) => after)
  const missing = fresh.map(({ client }) => client as string).filter((id) => !clients.has(id))
  const others = await clientRights(db, missing)
  const gone = kept.positions.map(({ person, client }) => ({ client: client.id, record: person }))
  const come: WordsAt[] = []
  for (const id of people) {
    const record = persons.get(id)?.after ?? kept.people.get(id)
    if (!record || record.deletedAt !== null) continue
    const old = kept.positions
      .filter((each) => each.person === id && !positions.has(each.id))
      .map(({ client }) => client)
    const now = fresh
      .filter((each) => each.person === id && each.deletedAt === null)
      .map((each) => clients.get(each.client as string)?.after ?? others.get(each.client as string))
    const at = new Map(
      [...old, ...now].flatMap((client) =>
        client ? [[client.id, clients.get(client.id)?.after ?? client]] : [],
      ),
    )
    for (const client of at.values())
      if (client.deletedAt === null) come.push(wordsAt(person, record, client))
  }
  return { gone, come }
}

interface Standing {
  readonly people: ReadonlyMap<string, Stored>
  readonly positions: readonly { readonly id: string; readonly person: string; readonly client: Stored }[]
}

async function standing(db: Database, people: readonly string[]): Promise<Standing> {
  if (people.length === 0) return { people: new Map(), positions: [] }
  const found = await db.read<{ person: Stored }>(sql`
    select (select row_to_json(f) from (select ${selectList(person, 'p')}) f) as person from person p where p.id = any(${people}::uuid[])`)
  const positions = await db.read<Standing['positions'][number]>(sql`
    select p.id, p.person, json_build_object('id', c.id, 'owner', c.owner, 'department', c.department, 'visibility', c.visibility,
      'deletedAt', c.deleted_at) as client
    from position p join client c on c.id = p.client where p.person = any(${people}::uuid[]) and p.deleted_at is null`)
  return { people: new Map(found.map(({ person }) => [person.id, person])), positions }
}

export async function clientRights(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Stored>> {
  if (ids.length === 0) return new Map()
  const found = await db.read<Stored>(
    sql`select id, owner, department, visibility, deleted_at as "deletedAt" from client where id = any(${ids}::uuid[])`,
  )
  return new Map(found.map((client) => [client.id, client]))
}
