/** An import as it is kept: what somebody brought in, what its columns fill, and how far it is. */
import type {
  ImportCounts,
  ImportOptions,
  ImportProblemCode,
  ImportState,
  ImportUndone,
} from '@kartoteka/model'
import type { Database, Queries } from '../db/database.ts'
import { instantText, sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import type { Asking } from '../records/asking.ts'
import type { SaidOfShape } from './formats/index.ts'
import type { Returned } from './returning/columns.ts'
import type { TableGuess } from './table/guess.ts'
import type { MappingGuess } from './table/mapping.ts'
import type { FileShape } from './table/shape.ts'
import type { Target } from './table/target.ts'

/** What is wrong with a file or with a run, by the code of its sentence. */
export interface FileProblem {
  readonly code: ImportProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

/** How the file is read and what its columns fill: guessed, and said by the user instead. */
export interface Plan {
  readonly shape: FileShape
  /** The sheets of a workbook. */
  readonly sheets: readonly string[]
  readonly confidence: TableGuess['confidence']
  readonly headings: readonly string[]
  readonly targets: readonly (Target | null)[]
  readonly subject: MappingGuess['subject']
  readonly notices: readonly FileProblem[]
  readonly options: ImportOptions
  /** Of a file that left here before; of any other, and of plans of before there were such, nothing. */
  readonly returned?: Returned
  /** What of it was not guessed. */
  readonly said: {
    readonly shape: SaidOfShape
    readonly targets: boolean
    /** The targets are those of an earlier import with the same headings. */
    readonly remembered: boolean
  }
}

export interface StoredImport {
  readonly id: string
  readonly user: string
  readonly file: string | null
  readonly name: string
  readonly size: number
  readonly state: ImportState
  readonly plan: Plan
  /** Of the last row that is dealt with; 0 before the first. */
  readonly line: number
  readonly bytes: number
  readonly counts: Partial<Tally>
  readonly checked: ImportCounts | null
  readonly problem: FileProblem | null
  /** The act, and the moment it began; null before the first part was kept. */
  readonly act: string | null
  readonly actAt: string | null
  readonly undoAct: string | null
  readonly undoAt: string | null
  readonly undoBefore: string | null
  readonly undone: Undone | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly endedAt: string | null
}

/** What taking it back did so far, and who does it. */
export interface Undone extends ImportUndone {
  readonly by?: string
}

export const nothingUndone: Undone = { records: 0, clients: 0, people: 0, left: 0, examples: [] }

/** What is counted while an import runs. */
export interface Tally extends ImportCounts {
  readonly newLabels: number
}

export const nothingYet: Tally = {
  rows: 0,
  newClients: 0,
  joinedClients: 0,
  newPeople: 0,
  joinedPeople: 0,
  skipped: 0,
  bad: 0,
  changed: 0,
  cells: 0,
  unchanged: 0,
  newRecords: 0,
  newLabels: 0,
}

const instant = (column: string) => instantText(sql.ref(column))

const columns = sql`i.id, i."user", i.file, i.name, i.size::float8 as size, i.state, i.plan, i.line::float8 as line, i.bytes::float8 as bytes,
  i.counts, i.checked, i.problem, i.act, ${instant('a.at')} as "actAt", i.undo_act as "undoAct", ${instant('u.at')} as "undoAt",
  i.undo_before::text as "undoBefore", i.undone, ${instant('i.created_at')} as "createdAt", ${instant('i.started_at')} as "startedAt",
  ${instant('i.ended_at')} as "endedAt"`
const from = sql`from import i left join act a on a.id = i.act left join act u on u.id = i.undo_act`

/** The import as it is now; undefined if there is none. */
export async function loadImport(db: Queries, id: string): Promise<StoredImport | undefined> {
  const [found] = await db.read<StoredImport>(sql`select ${columns} ${from} where i.id = ${id}::uuid`)
  return found
}

/** The same for whoever made it, and for administrators; for everybody else there is none. */
export async function importOf(db: Database, { user }: Asking, id: string): Promise<StoredImport> {
  const found = await loadImport(db, id)
  if (!found || (found.user !== user.id && !user.administrator)) throw new Fault('notFound')
  return found
}

/** The newest hundred of those that the user may see. */
export const importsOf = (db: Database, { user }: Asking): Promise<StoredImport[]> =>
  db.read<StoredImport>(sql`select ${columns} ${from}
    where ${user.administrator ? sql`true` : sql`i."user" = ${user.id}::uuid`} order by i.id desc limit 100`)
