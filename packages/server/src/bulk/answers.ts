/** A bulk change as it is told to whoever asks, its sentences in their language. */
import {
  type BulkAnswer,
  type BulkCounts,
  type Entity,
  fieldAt,
  type Instant,
  isHidden,
  nameIn,
  sayField,
  sayRefusal,
  type Words,
} from '@kartoteka/model'
import type { Queries } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Asking } from '../records/asking.ts'
import { loadReadable } from '../records/load.ts'
import { nothingYet, type StoredBulk, type Tally } from './stored.ts'
import type { ProblemOf, Refused } from './take.ts'
import { wholeNamed } from './world.ts'

/** Records that are named of those that stay as they are. */
const named = 10

export function answerOf(stored: StoredBulk, words: Words): BulkAnswer {
  const { where, problem, undone } = stored
  return {
    id: stored.id,
    user: stored.user,
    entity: stored.entity,
    deed: stored.deed,
    ...(where !== undefined && { where }),
    state: stored.state,
    found: stored.found,
    done: stored.done,
    checked: stored.checked && sayCounts(words, stored.entity, stored.checked),
    counts: sayCounts(words, stored.entity, stored.counts ?? nothingYet),
    examples: [],
    problem: problem && { code: problem.code, sentence: sayRefusal(words, problem) },
    undone: undone && { records: undone.records, left: undone.left, examples: undone.examples },
    createdAt: stored.createdAt as Instant,
    startedAt: stored.startedAt as Instant | null,
    endedAt: stored.endedAt as Instant | null,
  }
}

function sayCounts(words: Words, entity: string, { reasons, ...counts }: Tally): BulkCounts {
  return {
    ...counts,
    reasons: reasons
      .map((reason) => ({ ...reason, sentence: sentenceOf(words, entity, reason) }))
      .sort((one, other) => other.count - one.count),
  }
}

/** Why, and of which field if it is said of one. */
export function sentenceOf(words: Words, entity: string, { at, ...problem }: ProblemOf): string {
  const field = fieldAt(at)
  const sentence = sayRefusal(words, problem)
  return field === '' ? sentence : `${sayField(words, entity, field)}: ${sentence}`
}

/** The first of the records that stay as they are. */
export async function examplesOf(
  db: Queries,
  asking: Asking,
  { id, entity: name }: StoredBulk,
  words: Words,
): Promise<BulkAnswer['examples']> {
  const rows = await db.read<{ each: Refused }>(sql`select x.each from bulk_change_part p
    cross join lateral jsonb_array_elements(p.refused) with ordinality as x(each, n)
    where p.bulk_change = ${id}::uuid and p.refused <> '[]' order by p.part, x.n limit ${sql.lit(named)}`)
  const refused = rows.map(({ each }) => each)
  const titles = await titlesOf(db, asking, name, refused)
  return refused.map((each) => ({
    id: each.id,
    title: titles.get(each.id) ?? null,
    sentence: each.problems.map((problem) => sentenceOf(words, name, problem)).join(' '),
  }))
}

/** What records are called, as far as whoever asks may know. */
export async function titlesOf(
  db: Queries,
  { user, settings }: Asking,
  name: string,
  records: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const entity = wholeNamed(settings, name) as Entity
  if (isHidden(user, entity, entity.title)) return new Map()
  const language = settings.users.get(user.id)?.language ?? 'pl'
  const ids = records.map(({ id }) => id)
  const found = await loadReadable(db as never, user, entity, ids)
  return new Map(
    found.map((record) => {
      const title = record[entity.title]
      const text = typeof title === 'object' && title !== null ? nameIn(title as never, language) : title
      return [record.id, typeof text === 'string' ? text.slice(0, 120) : '']
    }),
  )
}
