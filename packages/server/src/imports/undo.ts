/** The job that takes an import back: everything its act has made or filled in, part by part, as one act of its own. */
import { type Entity, entityNamed, isHidden, type Reader } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Again } from '../jobs/job.ts'
import { type Left, type UndoReport, undoPart } from '../journal/undo.ts'
import { loadReadable } from '../records/load.ts'
import { perform } from '../records/perform.ts'
import { guarded } from './faults.ts'
import { move } from './progress.ts'
import { loadImport, type StoredImport, type Undone } from './stored.ts'
import { askingFor, type ImportWorld } from './world.ts'

/** Records that are named of those that were left. */
const named = 100

/** Takes an import back to its beginning. Safe to repeat. */
export const undoImport = (world: ImportWorld, id: string, signal: AbortSignal): Promise<Again | undefined> =>
  guarded(world, id, ['undoing'], async () => {
    const { db } = world
    for (;;) {
      const now = await loadImport(db, id)
      if (now?.state !== 'undoing') return undefined
      if (signal.aborted) return { again: 0 }
      const more = now.act !== null && (await undoNext(world, now, now.act))
      if (!more) await move(db, id, ['undoing'], 'undone')
    }
  })

/** Takes the next part back; whether there is more. */
async function undoNext(world: ImportWorld, now: StoredImport, act: string): Promise<boolean> {
  const { db } = world
  const { id, undoAct, undoAt, undoBefore, undone } = now
  const asking = await askingFor(world, undone?.by ?? now.user)
  if (!asking) {
    await move(db, id, ['undoing'], 'failed', { code: 'userIsGone', params: {} })
    return true
  }
  if (undoBefore === '0') return false
  await perform(
    db,
    asking,
    {
      name: 'undo',
      undoes: act,
      ...(undoAct && undoAt && { id: undoAct, at: undoAt, continued: true }),
      also: (report: UndoReport & { titles: Titles }, own: string) => [
        {
          name: 'progress',
          rows: 1,
          sql: sql`update import set undo_act = ${own}::uuid, undo_before = ${report.next ?? '0'}::bigint,
            undone = ${JSON.stringify(plus(undone, report, report.titles))}::jsonb
            where id = ${id}::uuid and state = 'undoing' and undo_before is not distinct from ${undoBefore}::bigint returning id`,
        },
      ],
    },
    async (each) => {
      const report = await undoPart(db, each, act, { before: undoBefore ?? undefined, isLong: true })
      return { ...report, titles: await titlesOf(db, asking.user, report.changedSince.slice(0, named)) }
    },
  )
  return true
}

type Titles = ReadonlyMap<string, string>

const plus = (
  before: Undone | null,
  { undone, undoneOf, changedSince }: UndoReport,
  titles: Titles,
): Undone => ({
  ...before,
  records: (before?.records ?? 0) + undone,
  clients: (before?.clients ?? 0) + (undoneOf.client ?? 0),
  people: (before?.people ?? 0) + (undoneOf.person ?? 0),
  left: (before?.left ?? 0) + changedSince.length,
  examples: [
    ...(before?.examples ?? []),
    ...changedSince.map(({ entity, id, because }) => ({
      entity,
      id,
      because,
      title: titles.get(id) ?? null,
    })),
  ].slice(0, named),
})

/** What records are called, of those that whoever reads the report may read. */
async function titlesOf(db: Database, reader: Reader, left: readonly Left[]): Promise<Titles> {
  const titles = new Map<string, string>()
  for (const [name, group] of Map.groupBy(left, ({ entity }) => entity)) {
    const entity = entityNamed(name) as Entity
    if (isHidden(reader, entity, entity.title)) continue
    const ids = group.map(({ id }) => id)
    for (const record of await loadReadable(db, reader, entity, ids)) {
      const title = record[entity.title]
      if (typeof title === 'string') titles.set(record.id, title)
    }
  }
  return titles
}
