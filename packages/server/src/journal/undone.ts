/** The report of taking back a long act: how much, and what was left, by name as far as whoever reads it may know. */
import { type Entity, entityNamed, isHidden, type UndoneRecords } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import type { Asking } from '../records/asking.ts'
import { loadReadable } from '../records/load.ts'
import type { Left, UndoReport } from './undo.ts'

/** Records that are named of those that were left. */
const named = 100

export const plus = (before: UndoneRecords | null, { undone, changedSince }: UndoReport): UndoneRecords => ({
  records: (before?.records ?? 0) + undone,
  left: (before?.left ?? 0) + changedSince.length,
  examples: [
    ...(before?.examples ?? []),
    ...changedSince.map(({ entity, id, because }) => ({ entity, id, because, title: null })),
  ].slice(0, named),
})

/** The same with names. They are looked up when it is read: whoever took it back may have known others than whoever reads of it. */
export async function withNames<U extends UndoneRecords>(
  db: Database,
  asking: Asking,
  undone: U | null,
): Promise<U | null> {
  if (!undone || undone.examples.length === 0) return undone
  const titles = await titlesOf(db, asking, undone.examples)
  return {
    ...undone,
    examples: undone.examples.map((each) => ({ ...each, title: titles.get(each.id) ?? null })),
  }
}

/** What records are called, of those that whoever asks may read. */
async function titlesOf(
  db: Database,
  { user }: Asking,
  left: readonly Pick<Left, 'entity' | 'id'>[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for (const [name, group] of Map.groupBy(left, ({ entity }) => entity)) {
    const entity = entityNamed(name) as Entity
    if (isHidden(user, entity, entity.title)) continue
    const ids = group.map(({ id }) => id)
    for (const record of await loadReadable(db, user, entity, ids)) {
      const title = record[entity.title]
      if (typeof title === 'string') titles.set(record.id, title)
    }
  }
  return titles
}
