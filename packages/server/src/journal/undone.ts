/** The report of taking back a long act: how much, and what was left, by name as far as whoever reads it may know. */
import { type Entity, entityNamed, isHidden, type UndoneRecords } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import type { Asking } from '../records/asking.ts'
import { loadReadable } from '../records/load.ts'
import type { Left, UndoReport } from './undo.ts'

/** Records that are named of those that were left. */
const named = 100

export type Titles = ReadonlyMap<string, string>

export const plus = (
  before: UndoneRecords | null,
  { undone, changedSince }: UndoReport,
  titles: Titles,
): UndoneRecords => ({
  records: (before?.records ?? 0) + undone,
  left: (before?.left ?? 0) + changedSince.length,
  examples: [
    ...(before?.examples ?? []),
    ...changedSince.slice(0, named).map(({ entity, id, because }) => ({
      entity,
      id,
      because,
      title: titles.get(id) ?? null,
    })),
  ].slice(0, named),
})

/** What records are called, of those that whoever asks may read. */
export async function titlesOf(db: Database, { user }: Asking, left: readonly Left[]): Promise<Titles> {
  const titles = new Map<string, string>()
  for (const [name, group] of Map.groupBy(left.slice(0, named), ({ entity }) => entity)) {
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
