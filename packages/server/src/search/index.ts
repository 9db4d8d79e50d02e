/** Keeps the table of words in step with the records: which words go and which come with what an act has staged. */
import { type Entity, registry, type Word, wordsOfRecord } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Staged, Stored } from '../records/stored.ts'
import { partsMoved } from './parts.ts'

/** Words of a record at a client, and the rights they are read with. */
export interface WordsAt {
  readonly words: readonly Word[]
  readonly entity: string
  readonly record: string
  readonly client: string | null
  readonly owner: string | null
  readonly department: string | null
  readonly visibility: string
}

export interface WordChanges {
  /** Rows that go: all of a record at a client. */
  readonly gone: readonly { readonly client: string; readonly record: string }[]
  readonly come: readonly WordsAt[]
  /** Clients whose rights changed: all rows of theirs are told. */
  readonly rights: readonly {
    readonly client: string
    readonly owner: unknown
    readonly department: unknown
    readonly visibility: unknown
  }[]
}

const rightsFields = ['owner', 'department', 'visibility'] as const

/** The changes of the table of words that follow from the staged records. */
export async function wordChanges(db: Database, staged: readonly Staged[]): Promise<WordChanges> {
  const gone: { client: string; record: string }[] = []
  const come: WordsAt[] = []
  const rights: WordChanges['rights'][number][] = []
  const people = new Set(await peopleOfBinned(db, staged))
  for (const { entity, before, after } of staged) {
    if (entity.name === 'client') {
      const was = before && before.deletedAt === null ? wordsOfRecord(entity, before) : []
      const is = after.deletedAt === null ? wordsOfRecord(entity, after) : []
      if (!sameWords(was, is)) {
        if (was.length > 0) gone.push({ client: after.id, record: after.id })
        if (is.length > 0) come.push(wordsAt(entity, after, after, is))
      }
      if (before && rightsFields.some((field) => before[field] !== after[field]))
        rights.push({
          client: after.id,
          owner: after.owner,
          department: after.department,
          visibility: after.visibility,
        })
    } else if (entity.name === 'person') people.add(after.id)
    else if (entity.name === 'position')
      for (const each of [before, after]) if (each) people.add(each.person as string)
  }
  const ofPeople = await peopleWords(db, people, staged)
  const ofParts = await partsWords(db, staged)
  return {
    gone: [...gone, ...ofPeople.gone, ...ofParts.gone],
    come: [...come, ...ofPeople.come, ...ofParts.come],
    rights,
  }
}

/** Places and recipients are found at their client, with its rights. */
async function partsWords(
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

/** The people of clients that go into the bin or come out of it: they are found there no more, or again. */
async function peopleOfBinned(db: Database, staged: readonly Staged[]): Promise<readonly string[]> {
  const clients = staged
    .filter(
      ({ entity, before, after }) =>
        entity.name === 'client' && before && before.deletedAt !== after.deletedAt,
    )
    .map(({ after }) => after.id)
  if (clients.length === 0) return []
  const rows = await db.read<{ person: string }>(
    sql`select distinct person from position where client = any(${clients}::uuid[]) and deleted_at is null`,
  )
  return rows.map(({ person }) => person)
}

const sameWords = (one: readonly Word[], other: readonly Word[]) =>
  one.length === other.length &&
  one.every(({ text, kind }, index) => text === other[index]?.text && kind === other[index]?.kind)

const wordsAt = (
  entity: Entity,
  record: Stored,
  client: Stored,
  words = wordsOfRecord(entity, record),
): WordsAt => ({
  words,
  entity: entity.name,
  record: record.id,
  client: client.id,
  owner: client.owner as string | null,
  department: client.department as string | null,
  visibility: client.visibility as string,
})

/** Writes words: a row of the table for each, told once for all words of a record. */
export function insertWords(come: readonly WordsAt[]): Sql {
  const rows = come.map(({ words, ...at }) => ({
    ...at,
    texts: words.map(({ text }) => text),
    kinds: words.map(({ kind }) => kind),
  }))
  return sql`insert into word (text, kind, entity, record, client, owner, department, visibility)
    select w.text, w.kind, r.entity, r.record, r.client, r.owner, r.department, r.visibility
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(entity text, record uuid, client uuid, owner uuid, department uuid,
      visibility text, texts text[], kinds smallint[]) cross join lateral unnest(r.texts, r.kinds) as w(text, kind)`
}

/** A person is found at every client where they stand, with that client's rights. */
async function peopleWords(
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
    const person = persons.get(id)?.after ?? kept.people.get(id)
    if (!person || person.deletedAt !== null) continue
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
      if (client.deletedAt === null) come.push(wordsAt(registry.person as unknown as Entity, person, client))
  }
  return { gone, come }
}

interface Standing {
  readonly people: ReadonlyMap<string, Stored>
  readonly positions: readonly { readonly id: string; readonly person: string; readonly client: Stored }[]
}

async function standing(db: Database, people: readonly string[]): Promise<Standing> {
  if (people.length === 0) return { people: new Map(), positions: [] }
  const found = await db.read<{
    person: Stored
  }>(sql`select json_build_object('id', p.id, 'name', p.name, 'phones', p.phones,
    'mails', p.mails, 'deletedAt', p.deleted_at) as person from person p where p.id = any(${people}::uuid[])`)
  const positions = await db.read<Standing['positions'][number]>(sql`
    select p.id, p.person, json_build_object('id', c.id, 'owner', c.owner, 'department', c.department, 'visibility', c.visibility,
      'deletedAt', c.deleted_at) as client
    from position p join client c on c.id = p.client where p.person = any(${people}::uuid[]) and p.deleted_at is null`)
  return { people: new Map(found.map(({ person }) => [person.id, person])), positions }
}

async function clientRights(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Stored>> {
  if (ids.length === 0) return new Map()
  const found = await db.read<Stored>(
    sql`select id, owner, department, visibility, deleted_at as "deletedAt" from client where id = any(${ids}::uuid[])`,
  )
  return new Map(found.map((client) => [client.id, client]))
}
