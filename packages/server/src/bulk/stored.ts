/** A bulk change as it is kept: what is done to which records, and how far it is. */
import type {
  BulkDeed,
  BulkProblemCode,
  BulkReason,
  BulkState,
  Filter,
  RefusalCode,
  UndoneRecords,
} from '@kartoteka/model'
import type { Queries } from '../db/database.ts'
import { instantText, sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import type { Asking } from '../records/asking.ts'

/** Records of one part: what is read, judged and kept at once. */
export const partSize = 500

export interface Problem {
  readonly code: RefusalCode | BulkProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

/** What has become of the records so far. */
export interface Tally {
  readonly changed: number
  readonly same: number
  readonly refused: number
  readonly reasons: readonly Omit<BulkReason, 'sentence'>[]
}

export const nothingYet: Tally = { changed: 0, same: 0, refused: 0, reasons: [] }

/** What taking it back did so far, and who does it. */
export interface Undone extends UndoneRecords {
  readonly by: string
}

export interface StoredBulk {
  readonly id: string
  readonly user: string
  readonly entity: string
  readonly deed: BulkDeed
  /** The filter, null for the whole list; undefined where the records were chosen one by one. */
  readonly where: Filter | null | undefined
  readonly state: BulkState
  readonly found: number | null
  readonly done: number
  readonly checked: Tally | null
  readonly counts: Tally | null
  readonly problem: Problem | null
  /** The moment of its act; null before the first part was kept. */
  readonly actAt: string | null
  readonly undoAct: string | null
  readonly undoAt: string | null
  readonly undoBefore: string | null
  readonly undone: Undone | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly endedAt: string | null
}

const instant = (column: string) => instantText(sql.ref(column))

const columns = sql`b.id, b."user", b.entity, b.deed, b.filter, b.filter is not null as filtered, b.state, b.found, b.done, b.checked, b.counts, b.problem,
  ${instant('a.at')} as "actAt", b.undo_act as "undoAct", ${instant('u.at')} as "undoAt", b.undo_before::text as "undoBefore", b.undone,
  ${instant('b.created_at')} as "createdAt", ${instant('b.started_at')} as "startedAt", ${instant('b.ended_at')} as "endedAt"`
const from = sql`from bulk_change b left join act a on a.id = b.id left join act u on u.id = b.undo_act`

type Row = Omit<StoredBulk, 'where'> & { readonly filter: Filter | null; readonly filtered: boolean }

const read = ({ filter, filtered, ...rest }: Row): StoredBulk => ({
  ...rest,
  where: filtered ? filter : undefined,
})

/** The bulk change as it is now; undefined if there is none. */
export async function loadBulk(db: Pick<Queries, 'read'>, id: string): Promise<StoredBulk | undefined> {
  const [found] = await db.read<Row>(sql`select ${columns} ${from} where b.id = ${id}::uuid`)
  return found && read(found)
}

/** The same for whoever began it, and for administrators; for everybody else there is none. */
export async function bulkOf(db: Queries, { user }: Asking, id: string): Promise<StoredBulk> {
  const found = await loadBulk(db, id)
  if (!found || (found.user !== user.id && !user.administrator)) throw new Fault('notFound')
  return found
}

/** The newest hundred that were begun, of those that the user may see. */
export async function bulkChangesOf(db: Queries, { user }: Asking): Promise<readonly StoredBulk[]> {
  const rows = await db.read<Row>(sql`select ${columns} ${from}
    where b.started_at is not null and ${user.administrator ? sql`true` : sql`b."user" = ${user.id}::uuid`}
    order by b.id desc limit 100`)
  return rows.map(read)
}

/** The moves from one state to the next; whether it was in one of the first. */
export async function move(
  db: Queries,
  id: string,
  from: readonly BulkState[],
  to: BulkState,
  problem: Problem | null = null,
): Promise<boolean> {
  const ended = ['done', 'cancelled', 'failed', 'undone'].includes(to)
  const rows =
    await db.write(sql`update bulk_change set state = ${to}, problem = ${problem && JSON.stringify(problem)}::jsonb,
    ended_at = case when ${ended}::boolean then now() end
    where id = ${id}::uuid and state = any(${from}::text[]) returning id`)
  return rows.length > 0
}
