import type { Instant, RefusalCode } from '../kit/index.ts'
import type { imports } from '../words/en/imports.ts'

/** Bytes that a file to be imported may have: several million rows. */
export const largestImport = 1_000_000_000

/** Imports of clients and people, as both sides read them. Addresses stand in the comments. */

/**
 * `ready`: shown, nothing done yet. `checking`: a dry run. `waiting`: for its turn. `cancelling`: stops after what it is
 * at. `failed`: stopped by itself; it can be run on, or undone like `done` and `cancelled`.
 */
export type ImportState =
  | 'ready'
  | 'checking'
  | 'waiting'
  | 'running'
  | 'cancelling'
  | 'cancelled'
  | 'done'
  | 'failed'
  | 'undoing'
  | 'undone'

/** What can be wrong with a file or a row beside what the fields themselves refuse. */
export type ImportProblemCode = keyof typeof imports.problems

/** How the table lies in the file. */
export interface ImportShape {
  /** Of a workbook and of address cards nothing is cut by signs: encoding and separator say nothing then. */
  readonly format: 'text' | 'workbook' | 'cards'
  /** The sheet of a workbook that is read. */
  readonly sheet: string | null
  readonly encoding: string
  readonly separator: string
  readonly quote: string | null
  /** The line, from 1, on which the headings stand; null if there are none. */
  readonly headingLine: number | null
  readonly columns: number
}

/**
 * By what a client of the file is known to be there: `any` tries the number of the other program, tax numbers, REGON, then
 * name and town; every other one is tried alone. `mail` knows a client by its people's mails too.
 */
export const importKeys = ['any', 'taxNumber', 'number', 'nameAndTown', 'mail'] as const
export type ImportKey = (typeof importKeys)[number]

/**
 * What becomes of clients that were there before: left alone with the whole row; filled in where they say nothing;
 * overwritten with what the file says, whose lists then only grow.
 */
export const importTreatments = ['skip', 'fill', 'overwrite'] as const
export type ImportTreatment = (typeof importTreatments)[number]

/**
 * What a column of a file that left here before is for: `id` and `mark` tell of which record a row is, a `field` is changed
 * where its cell was, `shown` follows from others or names another record, `notYours` is locked or hidden, `unknown` is no
 * field.
 */
export type ImportColumnUse = 'id' | 'mark' | 'field' | 'shown' | 'notYours' | 'unknown'

/** Of a file that left here before: what its rows are, and what its columns are for, in their order. */
export interface ImportReturned {
  readonly entity: string
  readonly columns: readonly { readonly use: ImportColumnUse; readonly field: string | null }[]
  /** Whether rows without an id can become new records, if the user wants that. */
  readonly mayBeNew: boolean
}

export interface ImportOptions {
  readonly key: ImportKey
  readonly existing: ImportTreatment
  /** Tax numbers whose check digit is wrong are kept, marked as unchecked; else their row is bad. */
  readonly keepWrongTaxNumbers: boolean
  /** Columns that fill no field are kept in the remarks, each as a line "heading: value". */
  readonly restToRemarks: boolean
  /** In a file that left here before, a row without an id is a new record; else it is left out. */
  readonly newRows: boolean
}

/** Said of the whole file. */
export interface ImportNotice {
  readonly code: ImportProblemCode
  readonly params: Readonly<Record<string, string | number>>
  readonly sentence: string
}

/** Said of one row, at a column (from 1) if it is one's. */
export interface ImportProblem {
  readonly column: number | null
  readonly code: ImportProblemCode | RefusalCode
  readonly params: Readonly<Record<string, string | number>>
  readonly sentence: string
}

/** Rows, and what became of them. A row that joins a client or a person counts as joined, also one of the same file. */
export interface ImportCounts {
  readonly rows: number
  readonly newClients: number
  readonly joinedClients: number
  readonly newPeople: number
  readonly joinedPeople: number
  /** Rows whose client was there, and was to be left alone. */
  readonly skipped: number
  readonly bad: number
  /** Of a file that left here before: records that are changed and how many of their fields, those that stay, new ones. */
  readonly changed: number
  readonly cells: number
  readonly unchanged: number
  readonly newRecords: number
}

/** What taking back a long act did, and what it left because somebody had worked on it since. */
export interface UndoneRecords {
  readonly records: number
  readonly left: number
  /** The first hundred of them. */
  readonly examples: readonly {
    readonly entity: string
    readonly id: string
    readonly title: string | null
    readonly because: 'changed' | 'used' | 'notAllowed' | 'gone' | 'refused'
  }[]
}

/** The same of an import: how many are clients, and how many people; the rest is what ties them together. */
export interface ImportUndone extends UndoneRecords {
  readonly clients: number
  readonly people: number
}

/** What will happen to a row, or has been found of it. */
export interface ImportPreviewRow {
  /** The line of the file, from 1, on which the row begins. */
  readonly line: number
  readonly cells: readonly string[]
  /** Empty for a good row. */
  readonly problems: readonly ImportProblem[]
  /** The client the row makes or joins; `id` is null for one that another row of this file makes. */
  readonly client: {
    readonly is: 'new' | 'joined' | 'skipped'
    readonly id: string | null
    readonly name: string
  } | null
  readonly person: { readonly is: 'new' | 'joined'; readonly id: string | null; readonly name: string } | null
  /** Of a file that left here before: the record, and what changes in it; null of any other. */
  readonly returned: ImportReturnedRow | null
}

export interface ImportReturnedRow {
  readonly is: 'changed' | 'new' | 'refused'
  readonly id: string | null
  readonly name: string
  /** By column (from 1): what the field says now and what it will say, both empty where it is empty. */
  readonly changes: readonly { readonly column: number; readonly before: string; readonly after: string }[]
}

/** GET /api/imports/:id. POST …/check, …/run, …/cancel and …/undo answer with it too. */
export interface ImportAnswer {
  readonly id: string
  readonly user: string
  /** As the file was called; only shown. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly state: ImportState
  readonly shape: ImportShape
  /** The sheets of a workbook by name, in their order; none of other files. */
  readonly sheets: readonly string[]
  /** From 0 to 1; 1 where the user has said it. */
  readonly confidence: { readonly encoding: number; readonly separator: number; readonly heading: number }
  /** One text per column, empty where the table has none. */
  readonly headings: readonly string[]
  /** For each column the field it fills ("client.name"), or null. */
  readonly targets: readonly (string | null)[]
  /** Every field that the user may fill. */
  readonly offered: readonly string[]
  readonly subject: 'clients' | 'people' | 'both' | 'deals' | 'unknown'
  /** Null for a file of any other program. */
  readonly returned: ImportReturned | null
  readonly options: ImportOptions
  readonly notices: readonly ImportNotice[]
  /** Why it could not go on. */
  readonly problem: ImportNotice | null
  /** Bytes of the file that are dealt with. */
  readonly bytes: number
  readonly counts: ImportCounts
  /** What a dry run of the whole file found; null before one, and after the preview was changed. */
  readonly checked: ImportCounts | null
  readonly undone: ImportUndone | null
  /** The act under which everything stands in the journal; null before the first row. */
  readonly act: string | null
  readonly createdAt: Instant
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}

/**
 * POST /api/imports (multipart/form-data with one `file`) → 201. PATCH /api/imports/:id and GET …/preview answer with it
 * too: the first fifty rows, each with what will happen to it.
 */
export interface ImportPreview extends ImportAnswer {
  readonly rows: readonly ImportPreviewRow[]
  /**
   * Of a file that left here before only rows that change something are shown: how many rows were looked through for that,
   * and whether they are all.
   */
  readonly looked: { readonly rows: number; readonly all: boolean } | null
}

/**
 * PATCH /api/imports/:id: what the user says instead of what was guessed. What is left out stays. One that was taken back
 * is ready again.
 */
export interface ImportRequest {
  readonly encoding?: string
  readonly separator?: string
  readonly headingLine?: number | null
  /** Of a workbook; what was said of another sheet is forgotten. */
  readonly sheet?: string
  /** Null forgets what was said, also in an earlier import: they are guessed again. */
  readonly targets?: readonly (string | null)[] | null
  readonly options?: Partial<ImportOptions>
}

/** GET /api/imports: one's own, newest first; administrators see everybody's. */
export interface ImportsAnswer {
  readonly imports: readonly ImportAnswer[]
}
