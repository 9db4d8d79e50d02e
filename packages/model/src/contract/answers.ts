import type { Client } from '../clients/client.ts'
import type { Person } from '../clients/person.ts'
import type { Position } from '../clients/position.ts'
import type { KnownFinding, Register } from '../clients/register.ts'
import type { User } from '../firm/user.ts'
import type { Day, Instant, Reader, RefusalCode } from '../kit/index.ts'
import type { SettledLists } from '../settled.ts'
import type { Language } from '../words/catalogue.ts'
import type { faults } from '../words/en/faults.ts'
import type { Talk } from '../work/talk.ts'
import type { Task } from '../work/task.ts'

/** What the server answers, as both sides read it. Addresses stand in the comments. */

/** What the page itself brings along for somebody signed in, as JSON in it; `today` at /. */
export interface BroughtAnswer {
  readonly session: SessionAnswer
  /** Of the live line, from before any of it was read: what has changed since is told from here on. */
  readonly position: string
  readonly today?: { readonly whose: 'me' | 'team'; readonly answer: TodayAnswer }
}

/** GET /api/session: who is signed in, and everything small that every screen needs. POST and DELETE sign in and out. */
export interface SessionAnswer extends SettledLists {
  readonly user: User
  readonly reader: Reader
  readonly firm: FirmAnswer
  /** Moves whenever one of the small lists changes: then this is asked for again. */
  readonly settingsVersion: number
  /** Entity → how this user wants its list; one that is not there is as it was made. */
  readonly lists: ListChoices
  /** The public registers that the firm asks. */
  readonly registers: readonly Register[]
  /** Today in the firm's zone. */
  readonly today: Day
  /** Identifies the build of the screens that the server serves; another one than ours asks for a reload. */
  readonly build: string
}

export interface ListChoice {
  readonly columns: readonly string[] | null
  /** Column → pixels, of those that are not as wide as their kind of field makes them. */
  readonly widths: Readonly<Record<string, number>> | null
  /** The view the list opens with. */
  readonly view: string | null
}
export type ListChoices = Readonly<Record<string, ListChoice>>

export interface FirmAnswer {
  readonly name: string
  readonly language: Language
  readonly country: string
  readonly zone: string
  /** A demonstration firm says so on every screen. */
  readonly demo: boolean
}

/** GET /api/setup: whether a firm is to be set up still. POST sets it up, with the link's `token`. */
export interface SetupAnswer {
  readonly needed: boolean
  readonly demo: boolean
}

export interface SetupRequest {
  readonly token: string
  readonly firm: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly language: Language
  /** An IANA zone and a country, as the browser knows them. */
  readonly zone: string
  readonly country: string
}

/** Titles of records that a row refers to, by id: `{ "<client id>": "Gęś & Jaźń S.A." }`. Users and labels are in the session. */
export type Titles = Readonly<Record<string, string>>

/** GET /api/clients?where=…&sort=name&after=…&before=…&from=…&limit=50: a page of a list. */
export interface ListAnswer<R> {
  readonly rows: readonly R[]
  readonly titles: Titles
  /** Where the next and the previous page begin; null at the end. */
  readonly after: string | null
  readonly before: string | null
}

/** GET /api/clients/count?where=…: exact up to 10,000, else an estimate that says so. */
export interface CountAnswer {
  readonly count: number
  readonly exact: boolean
}

/** A person at a client, as the card lists them. */
export interface PersonAtClient {
  readonly position: Position
  readonly person: Person
}

/** GET /api/clients/:id/people: everybody at the client, with the other clients where they stand and which the reader may see. */
export interface PersonInTable extends PersonAtClient {
  readonly elsewhere: readonly { readonly id: string; readonly name: string }[]
}

/** GET /api/clients/:id/card: everything the card's first screen shows, in one statement. */
export interface CardAnswer {
  readonly client: Client
  readonly people: readonly PersonAtClient[]
  /** How many places of delivery, recipients, notes, attachments and links there are. */
  readonly places: number
  readonly recipients: number
  readonly notes: number
  readonly attachments: number
  readonly links: number
  /** The purchasing groups of which it is a recipient. */
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  /** The newest twenty. */
  readonly talks: readonly Talk[]
  /** Open ones by due day, at most fifty; and the newest done ones. */
  readonly tasks: readonly Task[]
  readonly doneTasks: readonly Task[]
  readonly activity: readonly ActivityEntry[]
  /** What registers said last of its numbers. */
  readonly findings: readonly KnownFinding[]
  readonly titles: Titles
}

/** One change, as the activity shows it: GET /api/activity?client=…&before=…. */
export interface ActivityEntry {
  readonly id: string
  readonly act: string
  /** What was done: "client.create", "task.complete", "import". */
  readonly name: string
  readonly at: Instant
  readonly user: string | null
  readonly entity: string
  readonly record: string
  readonly version: number
  /** Key in the journal (`fieldOfKey` gives its field) → [before, after], without what the reader may not see. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
  readonly title: string | null
}

export interface ActivityAnswer {
  readonly entries: readonly ActivityEntry[]
  readonly before: string | null
}

/** GET /api/search?q=…: at most ten clients, best first. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
}

export interface SearchHit {
  readonly client: string
  readonly name: string
  readonly shortName: string | null
  readonly taxNumber: Client['taxNumber']
  readonly town: string | null
  readonly phones: Client['phones']
  readonly active: boolean
  /** The person through whom it was found, if it was one. */
  readonly person: { readonly id: string; readonly name: string } | null
  /** The delivery place or recipient through which it was found, with its town. */
  readonly part: {
    readonly id: string
    readonly entity: 'place' | 'recipient'
    readonly name: string
  } | null
}

/** GET /api/call?number=…: who is ringing. `number` is E.164 if it can be understood. */
export interface CallAnswer {
  readonly number: string | null
  readonly hits: readonly SearchHit[]
}

/** GET /api/today?for=me|team: open tasks due today or before, and undated and coming ones. */
export interface TodayAnswer {
  readonly today: Day
  readonly late: readonly Task[]
  readonly due: readonly Task[]
  readonly coming: readonly Task[]
  readonly undated: readonly Task[]
  /** How many more there are than shown, by group. */
  readonly more: {
    readonly late: boolean
    readonly due: boolean
    readonly coming: boolean
    readonly undated: boolean
  }
  readonly titles: Titles
}

/** GET /api/custom-fields/:id/use: how many records hold something in the field, how many nothing, how many each option. */
export interface UseOfField {
  readonly filled: number
  readonly empty: number
  readonly options: Readonly<Record<string, number>>
}

/** GET /api/custom-fields/indexes: of each field that is compared by an index, by id, whether it is there; else the part that is built. */
export type CustomFieldIndexes = Readonly<
  Record<string, { readonly ready: boolean; readonly done: number | null }>
>

/** POST /api/clients/:id/note: what was said and what comes next, as one act. */
export interface NoteRequest {
  readonly talk: Readonly<
    Partial<Record<'kind' | 'person' | 'at' | 'text' | 'result' | 'visibility', unknown>>
  >
  readonly task?: Readonly<Partial<Record<'what' | 'due' | 'owner' | 'details' | 'person', unknown>>>
  /** Whoever is given the task is added to the team of the client, if they do not see it otherwise. */
  readonly addToTeam?: boolean
}

export interface NoteAnswer {
  readonly talk: Talk
  readonly task: Task | null
}

/** POST /api/clients/:id/people: a new person with the position, as one act. */
export interface AddPersonRequest {
  readonly person: Readonly<Record<string, unknown>>
  readonly position: Readonly<Record<string, unknown>>
}

/** One thing said at one place of what was sent. */
export interface ProblemAt {
  /** The field, with the place in it: "taxNumber", "phones.1". Empty: the whole. */
  readonly at: string
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string | number>>
  /** The sentence, in the reader's language. */
  readonly sentence: string
}

/** Problem details (RFC 9457), `application/problem+json`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: keyof typeof faults
  readonly params: Readonly<Record<string, string | number>>
  readonly problems?: readonly ProblemAt[]
  /** With `changedMeanwhile`: the record as it is now, and the fields where both sides changed something. */
  readonly now?: Readonly<Record<string, unknown>>
  readonly conflicts?: readonly {
    readonly field: string
    readonly base: unknown
    readonly theirs: unknown
    readonly mine: unknown
  }[]
}

/**
 * What the live stream says: GET /api/live?topics=client:<id>,task:*  (Server-Sent Events, event "change"). Of very much at
 * once it says "many" with the entity alone, and "everything" where it cannot tell what was missed.
 */
export interface LiveChange {
  readonly entity: string
  readonly id: string
  readonly version: number
  readonly client: string | null
}

/** How many notes, attachments and links are about each record, by its id; one about which there are none is not named. */
export type AboutCounts = Readonly<Record<string, Readonly<Record<string, number>>>>
