/** Keeps the table of words in step with the records: which words go and which come with what an act has staged. */
import { type Entity, sameValue, type Word, wordsOfRecord } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Staged, Stored } from '../records/stored.ts'
import { partsWords } from './partsWords.ts'
import { peopleWords } from './peopleWords.ts'
import { type WordsAt, wordsAt } from './wordsAt.ts'

export interface WordChanges {
  /** Rows that go: all of a record at a client. */
  readonly gone: readonly { readonly client: string; readonly record: string }[]
  readonly come: readonly WordsAt[]
  /** Clients whose rights changed: all rows of theirs are told. */
  readonly rights: readonly RightsOf[]
  /** Clients of others' acts at which words come: their rights must still be those that were read. */
  readonly held: readonly RightsOf[]
}

interface RightsOf {
  readonly client: string
  readonly owner: unknown
  readonly department: unknown
  readonly visibility: unknown
}

const rightsFields = ['owner', 'department', 'visibility'] as const

/** The changes of the table of words that follow from the staged records. */
export async function wordChanges(db: Database, staged: readonly Staged[]): Promise<WordChanges> {
  const gone: { client: string; record: string }[] = []
  const come: WordsAt[] = []
  const rights: RightsOf[] = []
  const people = new Set(await peopleOfBinned(db, staged))
  for (const { entity, before, after } of staged) {
    if (entity.name === 'client') {
      const found = !before || isFoundOtherwise(entity, before, after)
      const was = found && before?.deletedAt === null ? wordsOfRecord(entity, before) : []
      const is = found && after.deletedAt === null ? wordsOfRecord(entity, after) : []
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
  const coming = [...come, ...ofPeople.come, ...ofParts.come]
  return {
    gone: [...gone, ...ofPeople.gone, ...ofParts.gone],
    come: coming,
    rights,
    held: heldFor(coming, staged),
  }
}

/** Each client once, but for those that the act itself makes or changes: these it finds at their version, or not at all. */
function heldFor(come: readonly WordsAt[], staged: readonly Staged[]): readonly RightsOf[] {
  const own = new Set(staged.map(({ after }) => after.id))
  const held = new Map<string, RightsOf>()
  for (const { client, owner, department, visibility } of come)
    if (client !== null && !own.has(client)) held.set(client, { client, owner, department, visibility })
  return [...held.values()]
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

/** Whether something was changed that its words follow from: most changes are of something else. */
const isFoundOtherwise = ({ fields }: Entity, before: Stored, after: Stored): boolean =>
  before.deletedAt !== after.deletedAt ||
  Object.entries(fields).some(
    ([name, { search }]) => search !== undefined && !sameValue(before[name], after[name]),
  )

const sameWords = (one: readonly Word[], other: readonly Word[]) =>
  one.length === other.length &&
  one.every(({ text, kind }, index) => text === other[index]?.text && kind === other[index]?.kind)
